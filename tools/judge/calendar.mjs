// Reads calendars with ical.js and says when everything in them takes place: for each file one line of JSON with the
// moments in UTC from one day to another. Files are read one after the other into one calendar, as a program does that
// gets them one after the other: an entry takes the place of the one of the same UID and RECURRENCE-ID unless its
// SEQUENCE is lower.
//
//	node calendar.mjs FROM TO FILE…
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [from, to, ...files] = process.argv.slice(2);
const entries = new Map(); // UID and RECURRENCE-ID to component
let read = 0;

for (const file of files) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    const id = zone.getFirstPropertyValue("tzid");
    ICAL.TimezoneService.remove(id);
    ICAL.TimezoneService.register(new ICAL.Timezone({ tzid: id, component: zone }), id);
  }
  for (const event of calendar.getAllSubcomponents("vevent")) {
    read++;
    const of = event.getFirstPropertyValue("recurrence-id");
    const key = event.getFirstPropertyValue("uid") + " " + (of ? of.toString() : "");
    const old = entries.get(key);
    if (!old || Number(old.getFirstPropertyValue("sequence")) <= Number(event.getFirstPropertyValue("sequence"))) entries.set(key, event);
  }
}

const begin = Date.parse(from + "T00:00:00Z") / 1000;
const end = Date.parse(to + "T00:00:00Z") / 1000;
const found = [];

function note(event, start, finish) {
  const at = start.toUnixTime();
  if (at < begin || at >= end || event.component.getFirstPropertyValue("status") === "CANCELLED") return;
  found.push({
    at: start.isDate ? start.toString() : new Date(at * 1000).toISOString().replace(".000", ""),
    minutes: start.isDate ? 0 : Math.round((finish.toUnixTime() - at) / 60),
    title: event.summary,
    place: event.location ?? "",
  });
}

for (const component of entries.values()) {
  if (component.hasProperty("recurrence-id")) continue; // comes with its series
  const uid = component.getFirstPropertyValue("uid");
  // Left alone, ical.js takes the single occurrences of every event of the file for those of this one.
  const exceptions = [...entries.values()].filter((o) => o.hasProperty("recurrence-id") && o.getFirstPropertyValue("uid") === uid);
  const event = new ICAL.Event(component, { exceptions, strictExceptions: true });
  if (component.getFirstPropertyValue("status") === "CANCELLED") continue;
  if (!event.isRecurring()) {
    note(event, event.startDate, event.endDate);
    continue;
  }
  const all = event.iterator();
  for (let next = all.next(); next && next.toUnixTime() < end + 40 * 86400; next = all.next()) {
    const one = event.getOccurrenceDetails(next);
    note(one.item, one.startDate, one.endDate);
  }
}
found.sort((a, b) => (a.at + a.title < b.at + b.title ? -1 : 1));
console.log(JSON.stringify({ read, entries: entries.size, occurrences: found }));

package sample

import "strings"

// naming is how people of one script are called: given names and family names, the family first or last, with or
// without a space.
type naming struct {
	given, family []string
	familyFirst   bool
	gap           string
}

func namesOf(given, family string) naming {
	return naming{given: strings.Fields(given), family: strings.Fields(family), gap: " "}
}

// familyFirst are names as they are written in East Asia.
func familyFirst(given, family string) naming {
	n := namesOf(given, family)
	n.familyFirst, n.gap = true, ""
	return n
}

// namings are common names of many languages, freely put together.
var namings = []naming{
	namesOf("Anna Lars Ingeborg Håkon Siri Bjørn Åse Tor Maja Øystein", "Holm Sørensen Lindqvist Bråten Ødegård Næss Åkesson Berg Dahl Strøm"),
	namesOf("Łukasz Zofia Paweł Agnieszka Jerzy Małgorzata Michał Żaneta Stanisław Ewa", "Wiśniewski Dąbrowski Zieliński Kaczmarek Wójcik Śliwa Król Żak Mazur Gołąb"),
	namesOf("Hélène Loïc Chloé Rémi Inès Théo Zoé Benoît Élise François", "Lefèvre Garçon Moreau Béranger Dubois Léger Noël Fauré Chauvin Rivière"),
	namesOf("João Íris Tomás Beatriz Inácio Lúcia Rui Conceição Álvaro Graça", "Simões Araújo Ferreira Gonçalves Falcão Peña Núñez Ibáñez Leão Brandão"),
	namesOf("Çağla Yiğit Şebnem Oğuz İpek Gülşen Kağan Ümit Özlem Ayşe", "Yıldız Öztürk Şahin Çelik Güneş Aydın Doğan Koç Işık Kılıç"),
	namesOf("Nguyệt Đức Thảo Hương Quân Trí Ánh Bích Hiếu Lộc", "Nguyễn Trần Phạm Đặng Vũ Hoàng Bùi Đỗ Lê Lý"),
	namesOf("Ольга Иван Наталья Дмитрий Юлия Фёдор Анна Сергей Ірина Олексій", "Соколова Петренко Кузнецова Шевченко Орлова Ткаченко Волкова Бондар Лебедева Мельник"),
	namesOf("Ελένη Γιώργος Μαρία Νίκος Σοφία Κώστας Άννα Δημήτρης Ιωάννα Πέτρος", "Παπαδοπούλου Νικολάου Γεωργίου Δημητρίου Ιωάννου Αλεξίου Βλάχου Ράπτη Καρρά Μακρή"),
	namesOf("ليلى عمر فاطمة يوسف مريم خالد نور سامي هدى كريم", "حداد منصور خليل نجار صباغ عيسى زيدان فارس قاسم رحال"),
	namesOf("נועה אורי תמר יונתן מיכל איתן שירה דוד רות אלון", "לוי כהן פרץ ביטון מזרחי גבאי פרידמן אוחיון שפירא ברק"),
	namesOf("प्रिया अर्जुन अनन्या रोहन काव्या विक्रम मीरा संजय दीपा अमित", "शर्मा वर्मा गुप्ता सिंह नायर राव जोशी मेहता पटेल दास"),
	namesOf("สมชาย มาลี นภา ธนา อรุณ ปิยะ ศิริ กานดา วิชัย ดารา", "ศรีสุข ทองดี ใจดี แสงทอง บุญมา วงศ์ไทย สุขใจ พรหมมา จันทร์เพ็ญ รุ่งเรือง"),
	familyFirst("伟 芳 秀英 敏 静 丽 强 磊 洋 艳", "王 李 张 刘 陈 杨 赵 黄 周 吴"),
	familyFirst("健二 由美 太郎 さくら 翔 美咲 大輔 彩 拓也 陽子", "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤"),
	familyFirst("민준 서연 지훈 하은 도윤 수빈 예준 지우 현우 유나", "김 이 박 최 정 강 조 윤 장 임"),
}

// fullName gives the parts of the n-th name and the whole. No two of the first 1,500 are the same.
func fullName(n int) (given, family, whole string) {
	x := &namings[n%len(namings)]
	n /= len(namings)
	given = x.given[n%len(x.given)]
	family = x.family[(n+n/len(x.given))%len(x.family)]
	if x.familyFirst {
		return given, family, family + x.gap + given
	}
	return given, family, given + x.gap + family
}

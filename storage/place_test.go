package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"milepost/storage"
)

// machine is a computer whose folders are all its own, unless a test says otherwise.
func machine(host string) *storage.Machine {
	return &storage.Machine{
		Host: host, User: "Anna", Home: "/home/anna", Env: func(string) string { return "" },
		Remote: func(string) (string, bool) { return "", false },
	}
}

func TestPlacesAreToldByTheirPaths(t *testing.T) {
	for path, want := range map[string]string{
		"/home/anna/Milepost/Team.milepost":                                                    "",
		"/home/anna/Dropbox/Team.milepost":                                                     "Dropbox",
		"/home/anna/Dropbox (Contoso)/sales/Team.milepost":                                     "Dropbox",
		"/home/anna/dropbox-export/Team.milepost":                                              "",
		"/home/anna/Not Dropbox/Team.milepost":                                                 "",
		`C:\Users\Anna\OneDrive\Team.milepost`:                                                 "OneDrive",
		`C:\Users\Anna\OneDrive - Contoso Ltd\Documents\Team.milepost`:                         "OneDrive",
		`D:\Sync\Team.milepost`:                                                                "",
		`G:\My Drive\Team.milepost`:                                                            "Google Drive",
		`C:\Users\Anna\My Drive\Team.milepost`:                                                 "",
		`C:\Users\Anna\iCloudDrive\Team.milepost`:                                              "iCloud Drive",
		"/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/Team.milepost":               "iCloud Drive",
		"/Users/anna/Library/CloudStorage/GoogleDrive-anna@example.com/My Drive/Team.milepost": "Google Drive",
		"/Users/anna/Library/CloudStorage/OneDrive-Contoso/Team.milepost":                      "OneDrive",
		"/Users/anna/Library/CloudStorage/Box-Box/Team.milepost":                               "Box",
		"/Users/anna/Library/CloudStorage/ProtonDrive-anna/Team.milepost":                      "ProtonDrive",
		"/home/anna/Google Drive/Team.milepost":                                                "Google Drive",
		"/home/anna/Nextcloud/Team.milepost":                                                   "Nextcloud",
		"/home/anna/ownCloud/Team.milepost":                                                    "ownCloud",
		"/home/anna/Sync/Team.milepost":                                                        "Syncthing",
		"/home/anna/work/Sync/Team.milepost":                                                   "",
		"/srv/Sync/Team.milepost":                                                              "",
		"/home/anna/Box/Team.milepost":                                                         "Box",
		"/home/anna/Tool Box/Box/Team.milepost":                                                "",
		`\\server\sales\Team.milepost`:                                                         "share",
		`\\?\UNC\server\sales\Team.milepost`:                                                   "share",
		`\\?\C:\Users\Anna\Team.milepost`:                                                      "",
	} {
		p := machine("desk").PlaceOf(path)
		got := p.Service
		if p.Kind == storage.OnShare {
			got = "share"
		}
		if got != want || p.OneWriter() != (want != "") {
			t.Errorf("%s: %+v, want %q", path, p, want)
		}
	}
}

func TestPlacesAreToldByTheEnvironment(t *testing.T) {
	m := machine("desk")
	m.Env = func(name string) string {
		return map[string]string{"OneDriveCommercial": `C:\Users\Anna\Contoso`}[name]
	}
	if p := m.PlaceOf(`c:\users\anna\contoso\sales\Team.milepost`); p.Service != "OneDrive" {
		t.Errorf("in it: %+v", p)
	}
	if p := m.PlaceOf(`C:\Users\Anna\Contoso 2\Team.milepost`); p.OneWriter() {
		t.Errorf("beside it: %+v", p)
	}
}

// TestPlacesAreToldByWhatLiesInThem makes folders as the programs mark them, one level above the file, and one that only
// looks like it.
func TestPlacesAreToldByWhatLiesInThem(t *testing.T) {
	for name, want := range map[string]string{
		".dropbox": "Dropbox", ".dropbox/": "", ".stfolder/": "Syncthing", ".sync_a1b2c3.db": "Nextcloud", "._sync_a1b2c3.db": "Nextcloud",
		".owncloudsync.log": "ownCloud", ".tmp.driveupload/": "Google Drive", ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive", "sync_a.db": "",
	} {
		root := t.TempDir()
		if err := os.MkdirAll(filepath.Join(root, "sales"), 0o700); err != nil {
			t.Fatal(err)
		}
		mark, err := filepath.Join(root, name), error(nil)
		if name[len(name)-1] == '/' {
			err = os.Mkdir(mark, 0o700)
		} else {
			err = os.WriteFile(mark, nil, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		if p := machine("desk").PlaceOf(filepath.Join(root, "sales", "Team.milepost")); p.Service != want {
			t.Errorf("%s: %+v, want %q", name, p, want)
		}
	}
}

// TestAFolderThatIsOnlyLinkedToIsFollowed opens a file by a name outside of the folder it lies in.
func TestAFolderThatIsOnlyLinkedToIsFollowed(t *testing.T) {
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, "Dropbox"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(root, "Dropbox"), filepath.Join(root, "team")); err != nil {
		t.Skip(err)
	}
	if p := machine("desk").PlaceOf(filepath.Join(root, "team", "Team.milepost")); p.Service != "Dropbox" {
		t.Errorf("%+v", p)
	}
}

func TestANetworkIsAskedOfTheSystem(t *testing.T) {
	m := machine("desk")
	m.Remote = func(folder string) (string, bool) { return "SMB", folder == "/mnt/sales" }
	if p := m.PlaceOf("/mnt/sales/Team.milepost"); p != (storage.Place{Kind: storage.OnShare, Service: "SMB"}) {
		t.Errorf("%+v", p)
	}
	if p := m.PlaceOf("/mnt/sales/Dropbox/Team.milepost"); p.Service != "Dropbox" {
		t.Errorf("kept in step on a share: %+v", p)
	}
	if p := storage.ThisMachine().PlaceOf(filepath.Join(t.TempDir(), "Team.milepost")); p.OneWriter() {
		t.Errorf("this computer's own disk: %+v", p)
	}
}

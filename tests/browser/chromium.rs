//! One Chromium with the extension, and its tabs.

use super::cdp::{Cdp, PATIENCE};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// A running browser.
pub struct Chromium {
    pub cdp: Cdp,
    pub extension: String,
    folder: PathBuf,
    process: Child,
}

/// A page, popup or worker that commands are sent to.
#[derive(Clone, Debug)]
pub struct Target {
    pub id: String,
    pub session: String,
}

/// The options of a browser without a screen.
pub const HEADLESS: &[&str] = &["--headless=new", "--disable-gpu", "--hide-scrollbars"];

/// How many profiles this process has made.
static PROFILES: AtomicUsize = AtomicUsize::new(0);

static SHARED: Mutex<Option<Chromium>> = Mutex::new(None);

/// The test binary's one browser, started on first use; a test that holds it has it for itself.
///
/// # Panics
/// Where there is no browser to start.
pub fn shared() -> Shared {
    let mut guard = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if guard.as_mut().is_none_or(Chromium::has_ended) {
        *guard = Some(Chromium::start(HEADLESS));
    }
    Shared(guard)
}

/// The shared browser, held.
pub struct Shared(MutexGuard<'static, Option<Chromium>>);

impl std::ops::Deref for Shared {
    type Target = Chromium;
    fn deref(&self) -> &Chromium {
        self.0.as_ref().expect("started before it was shared")
    }
}

impl std::ops::DerefMut for Shared {
    fn deref_mut(&mut self) -> &mut Chromium {
        self.0.as_mut().expect("started before it was shared")
    }
}

/// Whether tests that need a browser are to be passed over.
pub fn without_browser() -> bool {
    std::env::var_os("ONRECORD_NO_BROWSER").is_some_and(|value| value == "1")
}

impl Chromium {
    /// Starts a browser with a fresh profile and the extension.
    ///
    /// # Panics
    /// Where there is no browser, or the extension's core has not been built.
    pub fn start(options: &[&str]) -> Self {
        Self::start_with(extension_folder(), options)
    }

    /// Starts a browser with a fresh profile and the extension in `folder`.
    ///
    /// # Panics
    /// Where there is no browser, or the extension's core has not been built.
    pub fn start_with(folder: PathBuf, options: &[&str]) -> Self {
        let core = folder.join("wasm/onrecord_bg.wasm");
        assert!(
            core.is_file(),
            "{} is missing: run ./build.sh first, or set ONRECORD_NO_BROWSER=1",
            core.display()
        );
        let profile = fresh_profile("chromium");
        let mut chromium = Command::new("sh");
        // The browser talks on file descriptors 3 and 4; the shell puts our two ends there.
        chromium
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null"])
            .arg(find());
        chromium
            .args([
                "--remote-debugging-pipe",
                "--enable-unsafe-extension-debugging",
                "--no-sandbox",
                "--disable-quic",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1280,900",
                "--lang=en-US",
            ])
            .arg(format!("--user-data-dir={}", profile.display()))
            .args(options)
            .arg("about:blank");
        let mut process = chromium
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let (stdin, stdout) = (process.stdin.take(), process.stdout.take());
        let cdp = Cdp::new(stdin.expect("piped"), stdout.expect("piped"));
        let mut chromium = Self {
            cdp,
            extension: String::new(),
            folder,
            process,
        };
        chromium.load_extension();
        chromium.pin();
        chromium
    }

    /// Keeps the button on the toolbar, as readers do. One in the extensions' menu moves out of it first, which takes a
    /// quarter of a second before the popup even begins to open.
    fn pin(&mut self) {
        let settings = self.open("chrome://extensions/");
        let pin = format!(
            "chrome.developerPrivate.updateExtensionConfiguration({{ extensionId: {}, pinnedToToolbar: true }})",
            json!(self.extension)
        );
        self.eval(&settings, &pin);
        self.close(&settings);
    }

    /// Loads the extension, or loads it anew as an update does.
    pub fn load_extension(&mut self) {
        let params = json!({"path": self.folder});
        let loaded = self.cdp.call("", "Extensions.loadUnpacked", params);
        self.extension = text(&loaded.expect("the extension loads")["id"]);
    }

    /// Whether the browser is gone, by a crash for example.
    fn has_ended(&mut self) -> bool {
        !matches!(self.process.try_wait(), Ok(None))
    }

    /// Opens `address` in a new tab and waits until it has loaded.
    pub fn open(&mut self, address: &str) -> Target {
        let tab = self.open_at_once(address);
        self.wait(
            &tab,
            "document.readyState === 'complete' && location.href !== 'about:blank'",
        );
        tab
    }

    /// Opens `address` in a new tab.
    pub fn open_at_once(&mut self, address: &str) -> Target {
        let made = self
            .cdp
            .call("", "Target.createTarget", json!({"url": address}))
            .expect("a tab opens");
        self.attach(&text(&made["targetId"]))
    }

    pub fn attach(&mut self, id: &str) -> Target {
        let attached = self.cdp.call(
            "",
            "Target.attachToTarget",
            json!({"targetId": id, "flatten": true}),
        );
        Target {
            id: id.to_owned(),
            session: text(&attached.expect("a target attaches")["sessionId"]),
        }
    }

    /// Closes a tab or popup, and waits until it is gone.
    pub fn close(&mut self, target: &Target) {
        let _ = self
            .cdp
            .call("", "Target.closeTarget", json!({"targetId": target.id}));
        let deadline = Instant::now() + PATIENCE;
        while self
            .targets()
            .iter()
            .any(|info| info["targetId"] == target.id.as_str())
        {
            assert!(Instant::now() < deadline, "{} does not close", target.id);
            pause();
        }
    }

    /// The value of an expression; a promise is waited for, and it counts as a user's doing.
    pub fn eval(&mut self, target: &Target, expression: &str) -> Value {
        self.try_eval(target, expression)
            .unwrap_or_else(|error| panic!("{expression}\n{error}"))
    }

    pub fn try_eval(&mut self, target: &Target, expression: &str) -> Result<Value, String> {
        let params = json!({"expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true});
        let result = self.cdp.call(&target.session, "Runtime.evaluate", params)?;
        match result.get("exceptionDetails") {
            Some(details) => Err(details.to_string()),
            None => Ok(result["result"]["value"].clone()),
        }
    }

    /// The value of an expression in the extension's own world on a page.
    pub fn eval_content(&mut self, tab: &Target, expression: &str) -> Value {
        // Switching it off and on again makes the browser name every world there is.
        for method in ["Runtime.disable", "Runtime.enable"] {
            self.cdp
                .call(&tab.session, method, json!({}))
                .expect("worlds are named");
        }
        let own = format!("chrome-extension://{}", self.extension);
        let found = self.cdp.event("Runtime.executionContextCreated", |event| {
            event["sessionId"] == tab.session.as_str()
                && event["params"]["context"]["origin"] == own.as_str()
        });
        self.cdp.forget("Runtime.executionContextCreated");
        let world = &found["params"]["context"]["uniqueId"];
        let params = json!({"expression": expression, "awaitPromise": true, "returnByValue": true, "uniqueContextId": world});
        let result = self
            .cdp
            .call(&tab.session, "Runtime.evaluate", params)
            .expect("the world answers");
        assert!(
            result.get("exceptionDetails").is_none(),
            "{expression}: {result}"
        );
        result["result"]["value"].clone()
    }

    /// The extension's worker; it is started by the first message to it.
    pub fn worker(&mut self) -> Target {
        let address = self.own("background.js");
        let id = self.find_target(|info| {
            info["type"] == "service_worker" && info["url"] == address.as_str()
        });
        self.attach(&id)
    }

    /// Waits until an expression holds.
    pub fn wait(&mut self, target: &Target, expression: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // While a page changes to the next one, there is nothing to evaluate in.
            let value = self.try_eval(target, expression);
            if value == Ok(json!(true)) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "never came true: {expression}; at last {value:?}"
            );
            pause();
        }
    }

    pub fn targets(&mut self) -> Vec<Value> {
        self.targets_of(&json!([{}]))
    }

    pub(super) fn targets_of(&mut self, filter: &Value) -> Vec<Value> {
        let found = self
            .cdp
            .call("", "Target.getTargets", json!({"filter": filter}))
            .expect("targets are listed");
        found["targetInfos"].as_array().cloned().unwrap_or_default()
    }

    /// Waits for a target that `matches`.
    pub fn find_target(&mut self, matches: impl Fn(&Value) -> bool) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(info) = self.targets().iter().find(|info| matches(info)) {
                return text(&info["targetId"]);
            }
            assert!(Instant::now() < deadline, "the target never came");
            pause();
        }
    }

    /// The address of one of the extension's own files.
    pub fn own(&self, file: &str) -> String {
        format!("chrome-extension://{}/{file}", self.extension)
    }

    /// Waits until a visible browser is closed by its user.
    pub fn wait_until_closed(mut self) {
        let _ = self.process.wait();
    }

    /// Asks the browser to end, and waits for it.
    pub fn quit(mut self) {
        let _ = self.cdp.call("", "Browser.close", json!({}));
        let _ = self.process.wait();
    }
}

/// The text of a JSON string, empty for anything else.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A short sleep between two looks at something that is about to change.
pub fn pause() {
    std::thread::sleep(std::time::Duration::from_millis(20));
}

pub fn extension_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("extension")
}

fn find() -> PathBuf {
    program("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])
        .expect("no browser: install chromium, name one in CHROMIUM, or set ONRECORD_NO_BROWSER=1 to pass over these tests")
}

/// The program that an environment variable names, or else the first of `names` on the path.
pub fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let wanted = std::env::var_os(variable).map(PathBuf::from);
    let folders: Vec<PathBuf> =
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    let names = wanted.into_iter().chain(names.iter().map(PathBuf::from));
    names.into_iter().find_map(|name| {
        let places = folders.iter().map(|folder| folder.join(&name));
        places.chain([name.clone()]).find(|path| path.is_file())
    })
}

/// A profile folder of our own; those of test runs that have ended are removed.
pub fn fresh_profile(browser: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let prefix = "profile-";
    for entry in std::fs::read_dir(place).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let owner = name
            .strip_prefix(prefix)
            .and_then(|rest| rest.split('-').next());
        if owner.is_some_and(|pid| !Path::new("/proc").join(pid).exists()) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
    let number = PROFILES.fetch_add(1, Ordering::Relaxed);
    let profile = place.join(format!("{prefix}{}-{browser}-{number}", std::process::id()));
    let _ = std::fs::remove_dir_all(&profile);
    profile
}

//! One Firefox with the extension, driven over Marionette: JSON arrays with their length before them, on a socket.
//!
//! Marionette comes with Firefox, so no driver program has to be built. Its chrome context reaches what no page can:
//! the toolbar button's own action, and the popup behind it.

use super::cdp::PATIENCE;
use super::chromium::{extension_folder, fresh_profile, pause, program, text};
use serde_json::{Value, json};
use std::io::{BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// A running browser with one tab.
pub struct Firefox {
    socket: BufReader<TcpStream>,
    last_id: u64,
    process: Child,
}

/// What Firefox does not need for one page on the loopback interface, and a port that is free.
const PREFERENCES: &str = r#"user_pref("marionette.port", 0);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,nothing");
"#;

/// Finds the button of the extension and clicks it; whether the page was the extension's to read, before and after.
const CLICK: &str = r#"
const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
const { extension } = WebExtensionPolicy.getByID(args[0]);
const window = Services.wm.getMostRecentWindow("navigator:browser");
const tab = window.gBrowser.selectedTab;
const before = extension.tabManager.hasActiveTabPermission(tab);
await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
return [before, extension.tabManager.hasActiveTabPermission(tab)];
"#;

/// Runs a function in a view: `popup`, or `page` for the tab, with the rights of the browser.
const RUN: &str = r#"
const window = Services.wm.getMostRecentWindow("navigator:browser");
const [view, script] = args;
const isPopup = (browser) => /^moz-extension:.*popup\.html$/.test(browser.currentURI?.spec ?? "");
const browser = view === "popup" ? [...window.document.querySelectorAll("browser")].find(isPopup) : window.gBrowser.selectedBrowser;
const actor = browser?.browsingContext.currentWindowGlobal?.getActor("MarionetteCommands");
if (!actor) return { absent: true };
const sandboxName = view === "popup" ? "default" : "system";
return actor.executeScript(script, [], { timeout: 60000, sandboxName, newSandbox: true, async: true });
"#;

const CLOSE_POPUP: &str = r#"
const window = Services.wm.getMostRecentWindow("navigator:browser");
const panels = [...window.document.querySelectorAll("panel")].filter((panel) => panel.state === "open");
await Promise.all(panels.map((panel) => new Promise((done) => {
  panel.addEventListener("popuphidden", done, { once: true });
  panel.hidePopup();
})));
"#;

/// Firefox, or nothing where the build could not have one and said so.
///
/// # Panics
/// Where there is none and nobody said that there is none to be had.
pub fn find() -> Option<PathBuf> {
    if std::env::var_os("ONRECORD_NO_FIREFOX").is_some_and(|value| value == "1") {
        eprintln!("passed over: there is no Firefox to be had here");
        return None;
    }
    let found = program("FIREFOX", &["firefox-esr", "firefox"]);
    Some(found.expect(
        "no Firefox: install firefox-esr, name one in FIREFOX, or set ONRECORD_NO_FIREFOX=1 to pass over its tests",
    ))
}

impl Firefox {
    /// Starts a browser with a fresh profile and the extension.
    ///
    /// # Panics
    /// Where it does not start.
    pub fn start(program: &Path) -> Self {
        let profile = fresh_profile("firefox");
        std::fs::create_dir_all(&profile).expect("a profile folder");
        std::fs::write(profile.join("user.js"), PREFERENCES).expect("preferences are written");
        // The shell ends the browser when our end of the pipe is gone, so that none is left behind.
        let watch = "\"$0\" \"$@\" </dev/null >/dev/null 2>&1 & read -r _; kill $!; wait";
        let mut process = Command::new("sh")
            .args(["-c", watch])
            .arg(program)
            .args(["--headless", "--no-remote", "--marionette"])
            .arg("--remote-allow-system-access")
            .arg("--profile")
            .arg(&profile)
            .arg("about:blank")
            .stdin(Stdio::piped())
            .spawn()
            .expect("a shell starts");
        let deadline = Instant::now() + PATIENCE;
        let socket = loop {
            let port = std::fs::read_to_string(profile.join("MarionetteActivePort"));
            let port = port.ok().and_then(|port| port.trim().parse::<u16>().ok());
            if let Some(socket) = port.and_then(|port| TcpStream::connect(("127.0.0.1", port)).ok())
            {
                break socket;
            }
            assert!(
                Instant::now() < deadline && matches!(process.try_wait(), Ok(None)),
                "{} does not start",
                program.display()
            );
            pause();
        };
        socket
            .set_read_timeout(Some(PATIENCE))
            .expect("a wait that ends");
        let mut firefox = Self {
            socket: BufReader::new(socket),
            last_id: 0,
            process,
        };
        let greeting = firefox.receive();
        assert_eq!(greeting["marionetteProtocol"], 3, "{greeting}");
        firefox.call("WebDriver:NewSession", &json!({}));
        let patience = json!({"script": PATIENCE.as_millis() as u64});
        firefox.call("WebDriver:SetTimeouts", &patience);
        firefox
    }

    /// Loads the extension as a temporary one; its id.
    pub fn load_extension(&mut self) -> String {
        let loaded = self.call(
            "Addon:Install",
            &json!({"path": extension_folder(), "temporary": true}),
        );
        text(&loaded["value"])
    }

    /// Goes to `address` and waits until it has loaded.
    pub fn open(&mut self, address: &str) {
        self.call("WebDriver:Navigate", &json!({"url": address}));
    }

    /// Clicks the toolbar button: whether the extension had the right to the page before, and after.
    pub fn click_toolbar(&mut self, extension: &str) -> [bool; 2] {
        let rights = self.browser(CLICK, &json!([extension]));
        [rights[0] == true, rights[1] == true]
    }

    pub fn close_popup(&mut self) {
        self.browser(CLOSE_POPUP, &json!([]));
    }

    /// What a function returns in the `popup`, or in the `page` with the browser's rights.
    pub fn eval(&mut self, view: &str, body: &str) -> Value {
        self.try_eval(view, body)
            .unwrap_or_else(|error| panic!("{view}: {body}\n{error}"))
    }

    fn try_eval(&mut self, view: &str, body: &str) -> Result<Value, String> {
        let answer = self.browser(RUN, &json!([view, asynchronous(body)]));
        match answer.get("value") {
            Some(value) => Ok(value.clone()),
            None => Err(answer.to_string()),
        }
    }

    /// Waits until an expression holds in a view.
    pub fn wait(&mut self, view: &str, expression: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let value = self.try_eval(view, &format!("return {expression};"));
            if value == Ok(json!(true)) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "{view} never came to {expression}; at last {value:?}"
            );
            pause();
        }
    }

    /// Presses a key over the page, as a user does; `key` is its `WebDriver` code point.
    pub fn press(&mut self, key: char) {
        let strokes = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        let keyboard = json!({"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]});
        self.call("WebDriver:PerformActions", &keyboard);
    }

    /// What a function returns in the browser's own window.
    fn browser(&mut self, body: &str, args: &Value) -> Value {
        self.call("Marionette:SetContext", &json!({"value": "chrome"}));
        let script = json!({"script": asynchronous(body), "args": args});
        let answer = self.call("WebDriver:ExecuteAsyncScript", &script)["value"].clone();
        self.call("Marionette:SetContext", &json!({"value": "content"}));
        assert!(answer.get("failure").is_none(), "{body}\n{answer}");
        answer["value"].clone()
    }

    /// Sends a command and waits for its answer.
    fn call(&mut self, command: &str, params: &Value) -> Value {
        self.last_id += 1;
        let message = json!([0, self.last_id, command, params]).to_string();
        let sent = self
            .socket
            .get_mut()
            .write_all(format!("{}:{message}", message.len()).as_bytes());
        sent.unwrap_or_else(|error| panic!("{command}: {error}"));
        loop {
            let answer = self.receive();
            if answer[1] == json!(self.last_id) {
                assert!(answer[2].is_null(), "{command}: {}", answer[2]);
                return answer[3].clone();
            }
        }
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut byte = [0];
            self.socket.read_exact(&mut byte).expect("Firefox answers");
            match byte[0] {
                digit @ b'0'..=b'9' => length = length * 10 + usize::from(digit - b'0'),
                _ => break,
            }
        }
        let mut bytes = vec![0; length];
        self.socket.read_exact(&mut bytes).expect("Firefox answers");
        serde_json::from_slice(&bytes).expect("JSON")
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// The body of a function as an asynchronous script of Marionette's, which answers `value` or `failure`.
fn asynchronous(body: &str) -> String {
    format!(
        "const args = [...arguments].slice(0, -1), done = arguments[arguments.length - 1];
        (async () => {{ {body} }})().then((value) => done({{ value: value ?? null }}), (error) => done({{ failure: String(error) }}));"
    )
}

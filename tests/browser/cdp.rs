//! Chromium's debugging protocol over a pipe: JSON objects with a zero byte after each.
//!
//! A pipe instead of a socket, because the browser ends when its pipe does: whatever becomes of the test, no browser
//! is left behind. A thread reads, so that every wait has an end.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Longest wait for anything: generous, because a loaded machine is slow and a hang is rare.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// A connection to a browser.
pub struct Cdp {
    to_browser: Box<dyn Write + Send>,
    from_browser: Receiver<Value>,
    events: VecDeque<Value>,
    last_id: u64,
}

impl Cdp {
    pub fn new(
        to_browser: impl Write + Send + 'static,
        from_browser: impl Read + Send + 'static,
    ) -> Self {
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            let mut reader = BufReader::new(from_browser);
            let mut bytes = Vec::new();
            while reader.read_until(0, &mut bytes).is_ok_and(|read| read > 0) {
                bytes.pop();
                let message = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
                bytes.clear();
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            to_browser: Box::new(to_browser),
            from_browser: receiver,
            events: VecDeque::new(),
            last_id: 0,
        }
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "parameters are written where they are passed"
    )]
    /// Sends a command and waits for its answer; `session` is a target's, or `""` for the browser.
    pub fn call(&mut self, session: &str, method: &str, params: Value) -> Result<Value, String> {
        self.last_id += 1;
        let id = self.last_id;
        let mut message = json!({"id": id, "method": method, "params": params});
        if !session.is_empty() {
            message["sessionId"] = json!(session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.to_browser
            .write_all(&bytes)
            .map_err(|error| format!("{method}: {error}"))?;
        let deadline = Instant::now() + PATIENCE;
        loop {
            let message = self
                .next(deadline)
                .ok_or_else(|| format!("{method}: no answer"))?;
            if message["id"] == json!(id) {
                return match message.get("error") {
                    Some(error) => Err(format!("{method}: {error}")),
                    None => Ok(message["result"].clone()),
                };
            }
            self.events.push_back(message);
        }
    }

    /// Waits for an event of this name that `matches`; events that came before are looked at first.
    pub fn event(&mut self, method: &str, matches: impl Fn(&Value) -> bool) -> Value {
        let wanted = |message: &Value| message["method"] == method && matches(message);
        if let Some(at) = self.events.iter().position(wanted) {
            return self.events.remove(at).unwrap_or_default();
        }
        let deadline = Instant::now() + PATIENCE;
        loop {
            let message = self
                .next(deadline)
                .unwrap_or_else(|| panic!("no event {method}"));
            if wanted(&message) {
                return message;
            }
            self.events.push_back(message);
        }
    }

    /// Drops the events of this name that nobody waited for.
    pub fn forget(&mut self, method: &str) {
        self.events.retain(|message| message["method"] != method);
    }

    fn next(&mut self, deadline: Instant) -> Option<Value> {
        self.from_browser
            .recv_timeout(deadline.saturating_duration_since(Instant::now()))
            .ok()
    }
}

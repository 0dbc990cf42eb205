//! A publisher of our own on the loopback interface, who sees every request.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// One answer.
#[derive(Clone)]
pub struct Page {
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// What follows the body once [`Server::release`] is called.
    rest: Vec<u8>,
}

impl Page {
    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        let page = Self {
            headers: vec![],
            body: body.into(),
            rest: vec![],
        };
        page.header("Content-Type", "text/html; charset=utf-8")
    }

    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(have, _)| have != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Holds `rest` back until the server is told to send it: a page that is still loading.
    #[must_use]
    pub fn then(mut self, rest: &[u8]) -> Self {
        self.rest = rest.to_vec();
        self
    }
}

/// A PDF of one empty sheet.
pub fn pdf() -> Page {
    let body = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/MediaBox[0 0 300 300]/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    Page::html(body).header("Content-Type", "application/pdf")
}

#[derive(Default)]
struct State {
    pages: Mutex<BTreeMap<String, Page>>,
    log: Mutex<Vec<String>>,
    released: Mutex<bool>,
    release: Condvar,
}

/// A running server; it ends with the process.
pub struct Server {
    port: u16,
    state: Arc<State>,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("a bound address").port();
        let state = Arc::new(State::default());
        let served = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = served.clone();
                std::thread::spawn(move || answer(stream, &served));
            }
        });
        Self { port, state }
    }

    /// Serves `page` at `path`; its address.
    pub fn serve(&self, path: &str, page: Page) -> String {
        locked(&self.state.pages).insert(path.to_owned(), page);
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Every request so far, as `GET /path`. The browser asks for a site's icon when it likes; that is left out.
    pub fn requests(&self) -> Vec<String> {
        let mut requests = locked(&self.state.log).clone();
        requests.retain(|request| request != "GET /favicon.ico");
        requests
    }

    /// Sends what pages hold back.
    pub fn release(&self) {
        *locked(&self.state.released) = true;
        self.state.release.notify_all();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answer(stream: TcpStream, state: &State) {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    if reader.read_line(&mut first).unwrap_or(0) == 0 {
        return;
    }
    let mut length = 0;
    let mut line = String::new();
    while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
        line.clear();
    }
    let mut body = vec![0; length];
    let _ = reader.read_exact(&mut body);
    let request = first
        .rsplit_once(' ')
        .map_or(first.trim(), |(request, _)| request);
    let path = request.split_once(' ').map_or("/", |(_, path)| path);
    let found = locked(&state.pages).get(path).cloned();
    locked(&state.log).push(request.to_owned());
    let (status, page) = match found {
        Some(page) => ("200 OK", page),
        None => ("404 Not Found", Page::html("nothing here")),
    };
    let headers: String = page
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let length = page.body.len() + page.rest.len();
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    let mut stream = reader.into_inner();
    let _ = stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(&page.body));
    if !page.rest.is_empty() {
        let waiting = locked(&state.released);
        let _released = state.release.wait_while(waiting, |released| !*released);
        let _ = stream.write_all(&page.rest);
    }
}

//! A publisher of our own on the loopback interface, who sees every request.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// One answer.
#[derive(Clone)]
pub struct Page {
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Page {
    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Self {
            headers: vec![],
            body: body.into(),
        }
        .header("Content-Type", "text/html; charset=utf-8")
    }

    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(have, _)| have != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

type Pages = Arc<Mutex<BTreeMap<String, Page>>>;
type Log = Arc<Mutex<Vec<String>>>;

/// A running server; it ends with the process.
pub struct Server {
    port: u16,
    pages: Pages,
    log: Log,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("a bound address").port();
        let (pages, log) = (Pages::default(), Log::default());
        let (served, seen) = (pages.clone(), log.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (served, seen) = (served.clone(), seen.clone());
                std::thread::spawn(move || answer(stream, &served, &seen));
            }
        });
        Self { port, pages, log }
    }

    /// Serves `page` at `path`; its address.
    pub fn serve(&self, path: &str, page: Page) -> String {
        self.pages
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path.to_owned(), page);
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Every request so far, as `GET /path`.
    pub fn requests(&self) -> Vec<String> {
        self.log
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

fn answer(stream: TcpStream, pages: &Pages, log: &Log) {
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
        .map_or(first.trim(), |(request, _)| request)
        .to_owned();
    let path = request.split_once(' ').map_or("/", |(_, path)| path);
    let page = pages
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(path)
        .cloned();
    log.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(request);
    let mut stream = reader.into_inner();
    let (status, page) = match page {
        Some(page) => ("200 OK", page),
        None => ("404 Not Found", Page::html("nothing here")),
    };
    let headers: String = page
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n",
        page.body.len()
    );
    let _ = stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(&page.body));
}

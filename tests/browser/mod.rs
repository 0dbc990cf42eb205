//! A real browser, driven over Chromium's debugging protocol, and a publisher's server.

pub mod cdp;
pub mod chromium;
pub mod main_job;
pub mod server;
pub mod views;

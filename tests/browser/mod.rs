//! A real browser, Chromium over its debugging protocol or Firefox over Marionette, and a publisher's server.

pub mod cdp;
pub mod chromium;
pub mod firefox;
pub mod main_job;
pub mod own_screens;
pub mod pictures;
pub mod screens;
pub mod server;
pub mod steps;
pub mod views;
mod window;

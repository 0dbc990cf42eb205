//! The toolbar button after a run, the keyboard's commands and the menu item.

use crate::browser::chromium::Chromium;
use crate::browser::views;
use crate::{setting, story_page};
use serde_json::json;

/// Whether the button over the tab at `address` says what the story's result is: as a sign, and in words.
fn told(address: &str) -> String {
    format!(
        "chrome.tabs.query({{}}).then((tabs) => tabs.find(({{ url }}) => url === {}))
        .then(async (tab) => tab !== undefined && (await chrome.action.getBadgeText({{ tabId: tab.id }})).length === 3
            && (await chrome.action.getTitle({{ tabId: tab.id }})).includes('named source'))",
        json!(address)
    )
}

/// Lets the worker hear `event` with the tab at `address`. Menus and shortcuts are the system's, out of a debugger's reach;
/// the click that granted the page stands for the grant that they bring.
fn hear(chromium: &mut Chromium, address: &str, event: &str) {
    let worker = chromium.worker();
    let tell = format!(
        "chrome.tabs.query({{}}).then((tabs) => {{ const tab = tabs.find(({{ url }}) => url === {}); {event}; return true }})",
        json!(address)
    );
    chromium.eval(&worker, &tell);
}

#[test]
fn the_button_says_the_result_in_signs_and_words() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let address = server.serve("/story", story_page());
    let tab = chromium.open(&address);
    let popup = views::click(&mut chromium, &tab);
    chromium.wait(&popup, &told(&address));
    chromium.close(&popup);
    chromium.close(&tab);
}

#[test]
fn commands_and_the_menu_open_the_reading_view() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let address = server.serve("/story", story_page());
    let tab = chromium.open(&address);
    let popup = views::click(&mut chromium, &tab);
    let keys =
        "chrome.commands.getAll().then((commands) => commands.map(({ name }) => name).sort())";
    assert_eq!(
        chromium.eval(&popup, keys),
        json!(["_execute_action", "export", "read"])
    );
    chromium.close(&popup);
    for event in [
        "chrome.commands.onCommand.dispatch('read', tab)",
        "chrome.contextMenus.onClicked.dispatch({ menuItemId: 'read' }, tab)",
    ] {
        hear(&mut chromium, &address, event);
        // It stands on the page's root, and Esc takes it away.
        let count = "document.documentElement.childElementCount";
        chromium.wait(&tab, &format!("{count} === 3"));
        chromium.key(&tab, "Escape", 27);
        chromium.wait(&tab, &format!("{count} === 2"));
    }
    chromium.close(&tab);
}

// Injected after the session's files: what this file comes to is the session's reply, which the browser waits for.

onRecordPage.answer({ kind: 'open' });

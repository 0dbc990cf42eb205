// The toolbar button after a run: the same result as in the popup, in words, and a sign for those who only glance.

/**
 * @param {number} tabId
 * @param {Answer} answer
 * @param {Words} words
 */
async function showOnButton(tabId, answer, words) {
  const { band } = answer.report.sourcing;
  const title = words.say('button_result', { result: words.say(`headline_band_${band}`), counts: words.join(answer.counts.map(words.tell)) });
  await Promise.all([
    chrome.action.setTitle({ tabId, title }),
    chrome.action.setBadgeText({ tabId, text: bandSign(band) }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: '#2b4a9b' }),
    chrome.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
  ]);
}

/**
 * As many full signs as the band has steps; none where nothing was rated.
 * @param {Band} band
 */
function bandSign(band) {
  return { strong: '●●●', moderate: '●●○', weak: '●○○', none: '○○○', not_rated: '–' }[band];
}

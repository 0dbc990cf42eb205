// The article's pictures, as the page has loaded them already: drawn from the live image to a canvas, which asks
// nobody for anything. What the page has not loaded is described instead.

/**
 * @param {PictureItem} item
 * @param {Node | undefined} node the live image
 * @param {Words} words
 * @returns {HTMLElement[]} none for a sign or a tracker
 */
function renderPicture(item, node, words) {
  const image = node instanceof HTMLImageElement ? node : undefined;
  const { naturalWidth = 0, naturalHeight = 0 } = image ?? {};
  if (!image || naturalWidth === 0) {
    const what = item.alt === '' ? words.say('picture_missing') : words.say('picture_missing_alt', { alt: item.alt });
    return [make('p', { class: 'picture-missing' }, icon('picture'), make('span', {}, what))];
  }
  if (Math.min(naturalWidth, naturalHeight) < 64) {
    return [];
  }
  // As many pixels as the widest column can show.
  const width = Math.min(naturalWidth, Math.round(760 * Math.max(1, devicePixelRatio)));
  const canvas = make('canvas', { class: 'picture', width, height: Math.max(1, Math.round((width * naturalHeight) / naturalWidth)), role: 'img', 'aria-label': item.alt === '' ? words.say('picture') : item.alt });
  // The text is what is waited for; pictures come when there is time.
  requestIdleCallback(() => canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height), { timeout: 300 });
  return [canvas];
}

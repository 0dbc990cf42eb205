// The pictures of the interface as paths on a grid of 16 by 16, drawn in the text's own colour.

/** @returns {Record<string, string>} */
function iconPaths() {
  const paths = shapes();
  return { ...paths, person: paths.named_person, organization: paths.institution };
}

/** @returns {Record<string, string>} */
function shapes() {
  return {
    // Kinds of source. A face that is drawn, a face that is not, several, a building, a page, a newspaper.
    named_person: 'M8 8.2a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8ZM2.6 14c.3-2.7 2.5-4.3 5.4-4.3s5.1 1.6 5.4 4.3Z',
    unnamed_person:
      'M8 1.7a3.6 3.6 0 0 1 1 7.060c2.9.34 5 2.24 5.3 5.240h-1.5c-.3-2.4-2.1-3.9-4.8-3.9s-4.5 1.5-4.8 3.9H1.7c.3-3 2.4-4.9 5.3-5.240A3.6 3.6 0 0 1 8 1.7Zm0 1.5a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Z',
    collective:
      'M5.5 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Zm5.5.2a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8ZM1 13.3c.2-2.5 2-4.3 4.5-4.3s4.3 1.8 4.5 4.3Zm10.2 0c0-1.7-.6-3.1-1.5-4.2.4-.2.9-.2 1.3-.2 2.2 0 3.8 1.6 4 4.4Z',
    institution: 'M8 1.5 14.5 5v1.3h-13V5ZM3 7.5h1.6v4.3H3Zm4.2 0h1.6v4.3H7.2Zm4.2 0H13v4.3h-1.6ZM1.5 13h13v1.5h-13Z',
    document: 'M3.5 1.5h6l3 3v10h-9ZM5 3v10h6V5.5H8.5V3Zm1 4.3h4v1.2H6Zm0 2.4h4v1.2H6Z',
    outlet: 'M1.5 3h10.7v2h2.3v6.7a1.5 1.5 0 0 1-1.5 1.5H3a1.5 1.5 0 0 1-1.5-1.5ZM3 4.5v7.2h7.9a2 2 0 0 1-.2-.9V4.5Zm1.2 1.3h5.3V8H4.2Zm0 3.3h5.3v1.2H4.2Z',
    // Kinds of name that are not kinds of source.
    place: 'M8 1.5a4.7 4.7 0 0 1 4.7 4.7C12.7 9.7 8 14.7 8 14.7S3.3 9.7 3.3 6.2A4.7 4.7 0 0 1 8 1.5Zm0 3a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z',
    event: 'M4 1.5h1.5V3h5V1.5H12V3h2v11H2V3h2Zm-.5 5v6h9v-6Z',
    date: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Zm-.7 1.7h1.4v3l2 2-1 1-2.4-2.4Z',
    work: 'M2 2.5h4.5c.7 0 1.2.2 1.5.6.3-.4.8-.6 1.5-.6H14v10.5H9.5c-.7 0-1.1.2-1.5.7-.4-.5-.8-.7-1.5-.7H2ZM3.5 4v7.5H7V4Zm5.5 0v7.5h3.5V4Z',
    other: 'M2 2h6l6 6-6 6-6-6Zm2.8 1.5a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Z',
    // States: a door that is shut, an empty frame, a sign of warning.
    closed: 'M8 1.5a3.3 3.3 0 0 1 3.3 3.3v2h1.2v7.700h-9V6.800h1.200v-2A3.300 3.300 0 0 1 8 1.500Zm0 1.500a1.800 1.800 0 0 0-1.800 1.800v2h3.600v-2A1.800 1.800 0 0 0 8 3Z',
    nothing: 'M1.500 2.500h13v11h-13Zm1.500 1.500v8h10V4Zm2 2.200h6v1.300H5Zm0 2.600h3.500v1.300H5Z',
    trouble: 'M8 1.500 15 14H1Zm0 3.100L3.600 12.500h8.800ZM7.250 7h1.500v2.800h-1.500Zm0 3.600h1.500v1.400h-1.500Z',
    // Actions.
    read: 'M1.5 3h5c.7 0 1.2.3 1.5.8.3-.5.8-.8 1.5-.8h5v10h-5c-.7 0-1.1.2-1.5.7-.4-.5-.8-.7-1.5-.7h-5ZM3 4.5v7h4.2v-7Zm5.8 0v7H13v-7Z',
    copy: 'M5 1.5h8.5v10H5ZM6.5 3v7H12V3Zm-4 1.5H4V13h6v1.5H2.5Z',
    save: 'M7.25 1.5h1.5v6.3l2.2-2.2 1.05 1.050L8 10.65 4 6.65 5.05 5.6l2.2 2.2ZM2 12.5h12V14H2Z',
    up: 'M8 4 14 10l-1.100 1.100L8 6.200l-4.900 4.900L2 10Z',
    down: 'M8 12 2 6l1.100-1.100L8 9.800l4.900-4.900L14 6Z',
    plus: 'M7.250 2.500h1.500v4.750h4.750v1.500H8.750v4.750h-1.500V8.750H2.500v-1.500h4.750Z',
    minus: 'M2.500 7.250h11v1.500h-11Z',
    letters: 'M3.600 3h1.900l3.300 9.500H7.200l-.8-2.400H2.700l-.8 2.400H.4ZM3.200 8.700h2.700L4.550 4.600Zm8.900-3.200c1.900 0 2.900 1 2.900 2.700v4.300h-1.300v-.8c-.5.6-1.200.9-2.100.9-1.400 0-2.300-.8-2.300-2 0-1.400 1.100-2.100 3-2.100h1.300v-.2c0-1-.5-1.500-1.600-1.500-.8 0-1.300.3-1.500.9H9.200c.2-1.400 1.300-2.200 2.900-2.200Zm.3 4.100c-1.100 0-1.700.3-1.700 1 0 .6.4.9 1.100.9 1 0 1.800-.6 1.800-1.600v-.3Z',
    print: 'M4 1.500h8v3h2.500v7H12v3H4v-3H1.500v-7H4Zm1.500 1.500v1.500h5V3Zm5 7h-5v3h5Zm1.500 0h1V6H3v4h1V8.500h8Z',
    help: 'M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13ZM8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Zm0 1.500c1.500 0 2.500.9 2.500 2.200 0 1-.5 1.500-1.100 2-.5.400-.65.600-.65 1.100H7.250c0-1.100.4-1.600 1-2.100.5-.4.75-.6.75-1 0-.5-.4-.8-1-.8s-1 .4-1.050 1H5.500C5.600 5.400 6.500 4.500 8 4.500ZM7.200 10.500h1.600V12H7.200Z',
    picture: 'M1.500 2.500h13v11h-13ZM3 4v6.300l3-3 3.500 3.500 1.500-1.500 2 2V4Zm7.500 1a1.300 1.300 0 1 1 0 2.600 1.300 1.300 0 0 1 0-2.600Z',
    close: 'm3.9 2.8 4.1 4.1 4.1-4.1 1.1 1.1L9.1 8l4.1 4.1-1.1 1.1L8 9.1l-4.1 4.1-1.1-1.1L6.9 8 2.8 3.9Z',
    more: 'm3.5 5.5 4.5 4.5 4.5-4.5 1 1L8 12 2.5 6.5Z',
    settings:
      'M6.9 1.5h2.2l.4 1.8 1.1.5 1.6-1 1.5 1.6-1 1.6.5 1 1.8.4v2.2l-1.8.4-.5 1.1 1 1.6-1.5 1.5-1.6-1-1.1.5-.4 1.8H6.9l-.4-1.8-1.1-.5-1.6 1-1.5-1.5 1-1.6-.5-1.1L1 9.6V7.4L2.8 7l.5-1-1-1.6 1.5-1.6 1.6 1 1.1-.5ZM8 5.8a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  };
}

/**
 * A picture that says nothing to a screen reader: its words stand beside it.
 * @param {string} name
 * @returns {SVGSVGElement}
 */
function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const paths = iconPaths();
  path.setAttribute('d', paths[name] ?? paths.other);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

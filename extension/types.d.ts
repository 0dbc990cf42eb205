// The types that the extension's own files share. The report's types are made from the core: see jsconfig.json.

interface OnRecordGlue {
  initSync(options: { module: WebAssembly.Module }): { memory: WebAssembly.Memory };
  analyze(snapshot: string): string;
  render(report: string, format: string, catalogue: string): string;
  compare(a: string, b: string): string;
  formats(): string;
  warm(): void;
}
/** Made by wasm-bindgen, wrapped by the build so that an instance can be made anew. */
declare function onRecordGlue(): OnRecordGlue;
declare function importScripts(...files: string[]): void;

interface Refusal {
  rule: string;
  message: Message;
}
interface CoreReply {
  answer?: string;
  refusal?: Refusal;
  failure?: string;
}
interface Core {
  analyze(snapshot: string): Promise<CoreReply>;
  render(report: string, format: string, catalogue: string): Promise<CoreReply>;
  compare(a: string, b: string): Promise<CoreReply>;
  formats(): Promise<CoreReply>;
  /** Makes an instance and what it reads only once, if there is none yet. */
  warm(): Promise<void>;
  memory(): WebAssembly.Memory | undefined;
}
type HostName = 'content' | 'worker';
interface Host {
  /** Begins to make the core ready, where it can run here. */
  prepare(): Promise<Core | undefined>;
  analyze(snapshot: string): Promise<CoreReply & { host: HostName }>;
  /** The memory of the core in this content script, if there is one. */
  memory(): Promise<WebAssembly.Memory | undefined>;
}
type WorkerRequest =
  | { kind: 'warm' }
  | { kind: 'analyze'; snapshot: string }
  | { kind: 'render'; report: string; format: string; catalogue: string }
  | { kind: 'compare'; a: string; b: string }
  | { kind: 'formats' }
  | { kind: 'readerTab'; answer: string }
  /** Gives the sender's page a style sheet in place of another; an empty one is none. */
  | { kind: 'style'; before: string; css: string };

type RawDom = ReturnType<typeof rawDom>;
type SnapshotRow = (number | string)[];
interface Snapshot {
  json: string;
  nodes: Node[];
}

/** A passage to show: an attribution (`a1`) or a claim on nobody's word (`u1`), or else its whole block. */
interface Passage {
  block: number;
  attribution?: string | null;
}
type ShowPassage = (passage: Passage) => void;
interface ReadingView {
  element: HTMLElement;
  showPassage: ShowPassage;
  /** To be called once the view is on the screen. */
  start(passage: Passage | null): void;
  stop(): void;
}
/** What the reading view gets from where it is shown. */
interface ReadingParts {
  look: Look;
  /** The element that the theme hangs on. */
  themed: HTMLElement;
  close: () => void;
  /** The live node of a row, where the page is at hand. */
  node(row: number): Node | undefined;
}
/** An attribution as it is drawn: all its parts in reading order. */
interface DrawnAttribution {
  id: string;
  item: AttributionItem;
  source: SourceItem | undefined;
  parts: Element[];
}
/** Steps through places; `step` gives the number of the one that is shown then. */
interface Steps {
  at: number;
  count: number;
  step(by: -1 | 1): number;
  /** The keys of the words for back and on. */
  labels: [string, string];
}
interface EntityCardActions {
  /** The mention that the card was opened from. */
  at: number;
  /** Shows the next mention or the one before; its number. */
  step(by: -1 | 1): number;
  openSource(source: SourceItem): void;
}
interface BarActions {
  close: () => void;
  step(by: -1 | 1): void;
  look: Look;
  change(change: LookChange): void;
}
type LookChange = Omit<Partial<Look>, 'size'> & { size?: 'smaller' | 'larger' | 'normal' };
/** A part of one text node: the snapshot's row, the first and one past the last UTF-16 code unit. */
type PlaceItem = number[];
/** What the reading view needs and a content script cannot load by itself. */
interface ReaderKit {
  language: string;
  messages: string;
  css: string;
  look: Look;
}
/** What marks are drawn with; `introduced` holds the ids that have a stop for the tab key already. */
interface MarkContext {
  report: Report;
  words: Words;
  /** The number of every source in the appendix. */
  numbers: Map<string, number>;
  introduced: Set<string>;
}
/** Blocks that stand in one element. */
interface BlockGroup {
  whole: HTMLElement;
  /** Adds a block; false where it is no part of the group. */
  add(block: ReaderBlock, number: number): boolean;
}
type ReaderLayer = 'sources' | 'attributions' | 'unsourced' | 'names';
interface Look {
  theme: 'auto' | 'light' | 'sepia' | 'dark' | 'contrast';
  /** Of the letters, in percent. */
  size: number;
  font: 'serif' | 'sans' | 'clear';
  width: 'narrow' | 'medium' | 'wide';
  spacing: 'tight' | 'normal' | 'loose';
  layers: Record<ReaderLayer, boolean>;
}

type PageRequest =
  /** The last result, or a new one where there is none for this address. */
  | { kind: 'open' }
  | { kind: 'analyze' }
  /** Has the article changed since? */
  | { kind: 'check' }
  /** Analyses again with the elements of these snapshot rows kept. */
  | { kind: 'keep'; rows: number[] }
  | { kind: 'unkeep' }
  | { kind: 'passage'; passage: Passage }
  | { kind: 'mention'; entity: string; number: number }
  | { kind: 'clutter'; item: number }
  | { kind: 'mark'; layers: MarkLayer[]; clutter: ClutterLook }
  | { kind: 'marks' }
  | { kind: 'read'; kit: ReaderKit; passage: Passage | null };
interface Ready {
  state: 'ready';
  answer: string;
  host: HostName;
  took: number;
  /** How many elements the reader wants kept. */
  kept: number;
  /** Whether it was there already. */
  again: boolean;
}
type PageReply =
  | Ready
  | { state: 'new' | 'loading' | 'pdf' | 'open' | 'absent' }
  | { state: 'checked'; changed: boolean }
  | { state: 'shown'; found: boolean }
  | { state: 'marked'; marks: MarksState }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'failed'; failure: string };
/** A result with what it was read from. */
interface Analysed {
  address: string;
  reply: PageReply;
  nodes: Node[];
  json: string;
}
interface PageSession {
  /** Whether it belongs to the extension that asks, by its version, and can still reach it. */
  isOf(asking: string): boolean;
  answer(request: PageRequest): Promise<PageReply>;
  node(row: number): Node | undefined;
  /** The answer (as JSON) for what the page shows now, if there is one. */
  report(): string | undefined;
  host(): Host;
}
declare var onRecordPage: PageSession;

/** A page that can be marked: the last answer (as JSON) and the live nodes of the rows that it names. */
interface MarkedPage {
  report(): string | undefined;
  node(row: number): Node | undefined;
}
/** What can be marked on the live page: who speaks, what they say, claims without a source, names. */
type MarkLayer = ReaderLayer;
type ClutterLook = 'off' | 'outline' | 'dim';
interface MarksState {
  layers: MarkLayer[];
  clutter: ClutterLook;
}
/**
 * Marks on the live page, in the content script's world: `onRecordMarks.show(['sources'])`. Nothing of the document
 * changes. All calls work on the page session's last answer, and do nothing where there is none.
 */
interface RecordMarks {
  /** Shows exactly these layers. */
  show(layers: MarkLayer[]): MarksState;
  /** Outlines or dims these clutter items (numbers in `report.clutter`), or all but metadata; `off` ends it. */
  showClutter(how: ClutterLook, items?: number[]): MarksState;
  /** Scrolls to a passage and marks it; false where the page no longer has it. */
  scrollToPassage(passage: Passage): boolean;
  /** Scrolls to a mention (a number in `mentions`) of an entity and marks it. */
  scrollToMention(entity: string, number: number): boolean;
  /** Scrolls to a clutter item, and outlines it unless all clutter is marked already; false where it is not seen. */
  scrollToClutter(item: number): boolean;
  /** Takes every mark away. */
  clear(): void;
  state(): MarksState;
}
declare var onRecordMarks: RecordMarks;
declare var onRecordOverlay: { close(): void } | undefined;

interface Settings {
  /** A folder under `_locales`, or `auto`. */
  language: string;
  /** Whether every analysis is kept in the library. */
  history: boolean;
  /** The export format that the command saves. */
  format: string;
}
/** What the library's list says of one analysis. */
interface ShelfItem {
  id: string;
  /** When, as ISO 8601. */
  kept: string;
  url: string;
  headline: string | null;
  site: string | null;
  published: string | null;
  band: Band;
  counts: Message[];
  /** The sources' names, for searching. */
  names: string[];
}

/** What the popup's parts share. */
interface Scene {
  tabId: number;
  words: Words;
  look: Look;
  settings: Settings;
  /** The answer that is shown, as JSON. */
  json: string;
  answer: Answer;
  kept: number;
  /** Shows a passage on the page, or in the reading view where the page has it no more. */
  find(passage: Passage): Promise<void>;
  read(passage: Passage | null): Promise<void>;
  /** Asks the page something that gives a new result, and shows it. */
  redo(request: PageRequest): Promise<void>;
  tell(text: string): void;
}
/** What brackets step through. */
interface Stops {
  length: number;
  /** Shows one on the page. */
  go(number: number): Promise<void>;
}

interface Words {
  language: string;
  dir: 'ltr' | 'rtl';
  /** The text of the `messages.json`, for handing on. */
  messages: string;
  /** The messages with their language, as the core reads them. */
  catalogue(): string;
  say(key: string, args?: Record<string, string | number>): string;
  tell(message: Message): string;
  /** The items as the language lists them. */
  join(items: string[]): string;
  parts(items: string[]): { type: 'element' | 'literal'; value: string }[];
  number(value: number): string;
  percent(share: number): string;
  /** A language's name in the reader's language. */
  languageName(tag: string): string;
  date(value: string): string;
}
type MakeOptions = {
  on?: Record<string, EventListener>;
  href?: string | null;
} & Record<string, string | number | boolean | null | undefined | Record<string, EventListener>>;

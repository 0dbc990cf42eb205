// The types that the extension's own files share. The report's types are made from the core: see jsconfig.json.

interface OnRecordGlue {
  initSync(options: { module: WebAssembly.Module }): { memory: WebAssembly.Memory };
  analyze(snapshot: string): string;
  render(report: string, format: string, messages: string): string;
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
  render(report: string, format: string, messages: string): Promise<CoreReply>;
  memory(): WebAssembly.Memory | undefined;
}
interface Host {
  name: 'content' | 'worker';
  analyze(snapshot: string): Promise<CoreReply>;
  memory(): WebAssembly.Memory | undefined;
}
type WorkerRequest =
  | { kind: 'analyze'; snapshot: string }
  | { kind: 'render'; report: string; format: string; messages: string }
  | { kind: 'readerTab'; answer: string };

type RawDom = ReturnType<typeof rawDom>;
type SnapshotRow = (number | string)[];
interface Snapshot {
  json: string;
  nodes: Node[];
}

/** A passage to show in the reading view. */
interface Passage {
  block: number;
  attribution?: string | null;
}
type ShowPassage = (passage: Passage) => void;
interface ReadingView {
  element: HTMLElement;
  showPassage: ShowPassage;
}
/** What the reading view needs and a content script cannot load by itself. */
interface ReaderKit {
  language: string;
  messages: string;
  css: string;
  look: Look;
}
/** What marks are drawn with; `introduced` holds the ids that have a stop for the tab key already. */
interface MarkContext {
  answer: Answer;
  words: Words;
  introduced: Set<string>;
}
interface Look {
  theme: 'auto' | 'light' | 'dark';
  layers: { sources: boolean; names: boolean };
}

type PageRequest = { kind: 'last' } | { kind: 'analyze' } | { kind: 'read'; kit: ReaderKit; passage: Passage | null };
type PageReply =
  | { state: 'new' | 'loading' | 'pdf' | 'open' }
  | { state: 'ready'; answer: string; host: string; took: number }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'failed'; failure: string };
interface PageSession {
  version: string;
  alive(): boolean;
  answer(request: PageRequest): Promise<PageReply>;
  node(row: number): Node | undefined;
  host(): Promise<Host> | undefined;
}
declare var onRecordPage: PageSession;
declare var onRecordOverlay: { close(): void } | undefined;

interface Words {
  language: string;
  dir: 'ltr' | 'rtl';
  /** The text of the `messages.json`, for handing on. */
  messages: string;
  say(key: string, args?: Record<string, string | number>): string;
  tell(message: Message): string;
  /** The items as the language lists them. */
  join(items: string[]): string;
  parts(items: string[]): { type: 'element' | 'literal'; value: string }[];
  percent(share: number): string;
  date(value: string): string;
}
type MakeOptions = {
  on?: Record<string, EventListener>;
  href?: string | null;
} & Record<string, string | number | boolean | null | undefined | Record<string, EventListener>>;

export declare class NodeWorker extends EventTarget {
  static started: number;
  constructor(url: string | URL);
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  terminate(): void;
}

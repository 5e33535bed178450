export declare function figuresIn(markdown: string): {
  measured: string;
  rows: { name: string; figures: string }[];
};
export declare const figures: import("vite").Plugin;

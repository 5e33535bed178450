/** What Emscripten makes of wasm/desk/web; see its desk.h. */
declare module "sayso-desk.js" {
  export interface DeskModule {
    readonly HEAPU8: Uint8Array<ArrayBuffer>;
    UTF8ToString(address: number): string;
    _malloc(size: number): number;
    _free(address: number): void;
    _sayso_desk_create(): number;
    _sayso_desk_add_model(desk: number, bytes: number, size: number): void;
    _sayso_desk_start(
      desk: number,
      canvas: number,
      scale: number,
      dark: number,
      mac: number,
    ): number;
    _sayso_desk_open(desk: number, text: number, size: number): void;
    _sayso_desk_checks(desk: number, bytes: number, size: number): number;
    _sayso_desk_restore(desk: number, settings: number, size: number): void;
    _sayso_desk_settings(desk: number): number;
    _sayso_desk_frame(
      desk: number,
      width: number,
      height: number,
      scale: number,
      seconds: number,
    ): number;
    _sayso_desk_lose(desk: number): void;
    _sayso_desk_mouse(desk: number, x: number, y: number): void;
    _sayso_desk_button(desk: number, button: number, down: number): void;
    _sayso_desk_no_mouse(desk: number): void;
    _sayso_desk_wheel(desk: number, x: number, y: number, zooms: number): void;
    _sayso_desk_zooms(desk: number): number;
    _sayso_desk_tap(desk: number, x: number, y: number): void;
    _sayso_desk_scroll(desk: number, x: number, y: number, right: number, down: number): number;
    _sayso_desk_key(desk: number, code: number, down: number, modifiers: number): number;
    _sayso_desk_text(desk: number, text: number): void;
    _sayso_desk_caret_x(desk: number): number;
    _sayso_desk_caret_y(desk: number): number;
    _sayso_desk_caret_height(desk: number): number;
    _sayso_desk_leave(desk: number, forGood: number): void;
    _sayso_desk_copy(desk: number, cut: number): number;
    _sayso_desk_paste(desk: number, text: number): number;
    _sayso_desk_cursor(desk: number): number;
    _sayso_desk_claim(desk: number): number;
  }
  export default function create(options: {
    wasmBinary: Uint8Array | undefined;
    locateFile: (name: string) => string;
  }): Promise<DeskModule>;
}

declare module "*?url" {
  const address: string;
  export default address;
}

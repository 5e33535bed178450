/** In device pixels, of which a CSS pixel has `scale`. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/**
 * Tells the size of the canvas now, and whenever it or the scale (zoom, another screen) has changed.
 * Where the browser tells device pixels they are those that it draws, so that nothing is blurred by
 * rounding.
 */
export function watchSize(canvas: HTMLCanvasElement, changed: (size: Size) => void): void {
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const scale = devicePixelRatio;
    const [box] = entry.devicePixelContentBoxSize ?? [];
    // an emulated screen has other pixels than the real one, which the box counts
    const side = (css: number, device = 0) =>
      Math.abs(device - css * scale) < 1 ? device : Math.round(css * scale);
    changed({
      width: side(entry.contentRect.width, box?.inlineSize),
      height: side(entry.contentRect.height, box?.blockSize),
      scale,
    });
  });
  const observe = () => {
    observer.unobserve(canvas);
    try {
      observer.observe(canvas, { box: "device-pixel-content-box" });
    } catch {
      observer.observe(canvas); // a browser that does not know this box
    }
    // a zoom may leave the device pixels as they are
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", observe, {
      once: true,
    });
  };
  observe();
}

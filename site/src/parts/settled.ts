import type { ReactiveController, ReactiveControllerHost } from "lit";

/** What need not be in the first frame of a view waits until that has been painted: the marks come sooner. */
export class Settled implements ReactiveController {
  /** True from the second frame on. */
  yes = false;
  private coming = false;

  /** `there`: true while the view is shown. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly there: () => boolean,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.there()) this.yes = false;
    else if (!this.yes && !this.coming) {
      this.coming = true;
      requestAnimationFrame(() => setTimeout(() => this.settle()));
    }
  }

  private settle(): void {
    this.coming = false;
    this.yes = this.there();
    this.host.requestUpdate();
  }
}

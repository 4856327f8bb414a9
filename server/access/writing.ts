/** Work that writes: other work that writes waits for its end. */
export class Writing {
  /** Made when somebody waits. */
  #ended: Promise<void> | null = null;
  #onEnd = () => {};

  get ended(): Promise<void> {
    this.#ended ??= new Promise((resolve) => {
      this.#onEnd = resolve;
    });
    return this.#ended;
  }

  end(): void {
    this.#onEnd();
  }
}

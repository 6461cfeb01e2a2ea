/**
 * What csv-parse needs of Node's Buffer, in a browser. Its own file for browsers carries all of Buffer, a sixteenth of
 * the page. Text is UTF-8.
 */
export class Buffer extends Uint8Array {
  static override from(value: unknown): Buffer {
    return new Buffer(typeof value === 'string' ? new TextEncoder().encode(value) : (value as Uint8Array))
  }
  static isBuffer(value: unknown): boolean {
    return value instanceof Buffer
  }
  static allocUnsafe(size: number): Buffer {
    return new Buffer(size)
  }
  static concat(parts: readonly Uint8Array[]): Buffer {
    const all = new Buffer(parts.reduce((size, { length }) => size + length, 0))
    let at = 0
    for (const part of parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
  /** 0 where both hold the same bytes. */
  static compare(a: Uint8Array, b: Uint8Array): number {
    return a.length === b.length && a.every((byte, at) => byte === b[at]) ? 0 : 1
  }
  /** Shares its bytes, as Node's does. */
  override slice(from?: number, to?: number): this {
    return this.subarray(from, to) as this
  }
  copy(target: Uint8Array, at = 0, from = 0, to = this.length): void {
    target.set(this.subarray(from, to), at)
  }
  equals(other: Uint8Array): boolean {
    return Buffer.compare(this, other) === 0
  }
  override toString(_encoding?: string, from = 0, to = this.length): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.subarray(from, to))
  }
}

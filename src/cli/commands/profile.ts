/** `ketaplan profile init` and `ketaplan profile check`. */
import type { Io } from '../io/io'
import type { Given } from '../output'
export async function profileCommand(_a: string, _f: string | undefined, _g: Given, _io: Io): Promise<void> {}

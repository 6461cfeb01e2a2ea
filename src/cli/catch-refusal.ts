import { Refusal } from '../core/model/finding'

/** The result of a step, or of `refused` where the step throws Refusal. */
export function catchRefusal<T>(step: () => T, refused: (refusal: Refusal) => T): T {
  try {
    return step()
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    throw error
  }
}

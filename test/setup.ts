/** The laws try the same random cases at every run; FC_SEED tries others. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261130) })

import { expect, expectTypeOf, it } from 'vitest'
import { REQUEST_NAMES } from '../../src/cli/options'
import type { LimitName as CoreLimitName, LIMIT_KINDS } from '../../src/core/model/limit'
import type * as core from '../../src/core/model/protocol'
import type { ModelId as CoreModelId } from '../../src/core/pharmacokinetics/models'
import type { Basis, Drug, LimitName, ModelId, PlanRequest, Setting, SoftLimit } from '../../src/index'
import { NAMES } from '../../src/library/request'
import { fieldOf } from '../../src/render/help/option-names'

type Kinds = typeof LIMIT_KINDS
type Soft = { [Name in keyof Kinds]: Kinds[Name] extends 'soft' ? Name : never }[keyof Kinds]

it('has the names of the core, checked by the compiler', () => {
  expectTypeOf<LimitName>().toEqualTypeOf<CoreLimitName>()
  expectTypeOf<SoftLimit>().toEqualTypeOf<Soft>()
  expectTypeOf<ModelId>().toEqualTypeOf<CoreModelId>()
  expectTypeOf<Setting>().toEqualTypeOf<core.Setting>()
  expectTypeOf<Drug>().toEqualTypeOf<core.Drug>()
  expectTypeOf<Basis>().toEqualTypeOf<core.Basis>()
  expectTypeOf<PlanRequest['setting']>().toEqualTypeOf<core.Setting>()
})

it('has every field of a request that the command line has, but the present is an argument of its own', () => {
  const asked = REQUEST_NAMES.map(fieldOf).filter((name) => name !== 'now' && name !== 'protocol')
  expect([...NAMES].sort()).toEqual([...asked, 'setting', 'start'].sort())
})

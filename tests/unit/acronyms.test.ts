import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAcronyms } from '../../scripts/split/acronyms.ts'

for (const [text, short, long] of [
  ['a vision transformer (ViT) that', 'ViT', 'vision transformer'],
  ['Parameter-Efficient Fine-Tuning (PEFT) methods', 'PEFT', 'Parameter-Efficient Fine-Tuning'],
  ['of large language models (LLMs).', 'LLM', 'large language models'],
  ['Start. Implicit Neural Representations (INRs) are', 'INR', 'Implicit Neural Representations'],
  ['with low-rank adaptation (LoRA)', 'LoRA', 'low-rank adaptation'],
  ['an INR (implicit neural representation) of', 'INR', 'implicit neural representation'],
  ['into multi-modal large language models (MLLMs) by', 'MLLM', 'multi-modal large language models'],
  ['into multi modal large language models (MLLMs) by', 'MLLM', 'multi modal large language models'],
  ['with self-supervised learning (SSL) of', 'SSL', 'self-supervised learning'],
  ['micro-electro-mechanical systems (MEMS)', 'MEMS', 'micro-electro-mechanical systems'],
  ['speakers of African American Language (AAL)', 'AAL', 'African American Language'],
  ['and computer vision models (CV) with', 'CV', 'computer vision'],
  ['a vision-language model (VLM) of', 'VLM', 'vision-language model'],
  ['the “expected value” (EV) of', 'EV', 'expected value'],
  ['of few-shot semantic segmentation (FSS)', 'FSS', 'few-shot semantic segmentation'],
] as const)
  test(`finds ${short} in “${text}”`, () => assert.deepEqual(findAcronyms(text), [{ short, long }]))

for (const text of [
  'as shown in (Smith et al.)',
  'our method (ABC) works',
  'on datasets (CIFAR-10, SVHN)',
  'GPT (the model that everybody talks about)',
  'the first. Then (ICML) comes',
  'by attention-enhanced multi-agent optimization (AO)',
])
  test(`finds none in “${text}”`, () => assert.deepEqual(findAcronyms(text), []))

test('lists an acronym once, where it is defined first', () => {
  const found = findAcronyms(
    'state space models (SSMs) and structured state models (SSM), mixture of experts (MoE)',
  )
  assert.deepEqual(found, [
    { short: 'SSM', long: 'state space models' },
    { short: 'MoE', long: 'mixture of experts' },
  ])
})

test('is linear on long texts', () => {
  const start = performance.now()
  findAcronyms('word '.repeat(40_000) + '(AB) '.repeat(2000))
  findAcronyms('a.'.repeat(60_000))
  assert.ok(performance.now() - start < 2000)
})

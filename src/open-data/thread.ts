import { doTask } from '../build/background-task.ts'
import type { PaperRecord } from '../schemas/paper-record.ts'
import { type TwinsTask, type TwinsWritten, writeTwins } from './twins.ts'

await doTask<PaperRecord, TwinsTask, TwinsWritten>(writeTwins)

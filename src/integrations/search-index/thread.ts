import { doTask } from '../background-task.ts'
import { type IndexTask, type IndexWritten, writeIndex } from './written-index.ts'

doTask<IndexTask, IndexWritten>(writeIndex)

import { doTask } from '../../build/background-task.ts'
import { type IndexTask, type IndexWritten, type SearchedPaper, writeIndex } from './written-index.ts'

await doTask<SearchedPaper, IndexTask, IndexWritten>(writeIndex)

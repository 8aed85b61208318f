import { doTask } from '../background-task.ts'
import { type TwinsTask, type TwinsWritten, writeTwins } from './twins.ts'

doTask<TwinsTask, TwinsWritten>(async (task, papers) =>
  writeTwins(
    task,
    papers.map(({ record }) => record),
  ),
)

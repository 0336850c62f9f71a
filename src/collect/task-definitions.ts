import { AwsFailure } from '../aws/failure.ts';
import type { AwsPort } from '../aws/port.ts';
import type { Section } from '../model/section.ts';
import type { Untrusted } from '../model/text.ts';
import { readAnswer } from './answers/read-answer.ts';
import { type TaskDefinitionAnswer, taskDefinitionAnswer } from './answers/task-definition.ts';
import { observe } from './observe.ts';
import { unique } from './pages.ts';

/** Reads task definitions, each once however often and however early it is asked for. */
export interface TaskDefinitionReader {
  /** Begins to read. */
  want(arns: readonly Untrusted[]): void;
  /** All that was wanted until now. One that is gone is left out; another failure is one of the whole. */
  all(): Promise<Section<readonly TaskDefinitionAnswer[]>>;
}

/** A reader over one port. */
export function taskDefinitionReader(port: AwsPort): TaskDefinitionReader {
  const wanted = new Map<string, Promise<Section<TaskDefinitionAnswer | undefined>>>();
  return {
    want(arns) {
      for (const arn of unique(arns)) {
        if (!wanted.has(arn))
          wanted.set(
            arn,
            observe(() => readDefinition(port, arn)),
          );
      }
    },
    async all() {
      const sections = await Promise.all(wanted.values());
      const unread = sections.find((section) => section.state !== 'present');
      if (unread !== undefined) return unread;
      const values = sections.flatMap((section) => (section.state === 'present' ? [section.value] : []));
      return { state: 'present', value: values.filter((value) => value !== undefined) };
    },
  };
}

async function readDefinition(port: AwsPort, arn: string): Promise<TaskDefinitionAnswer | undefined> {
  try {
    const answer = await port.call('DescribeTaskDefinition', { taskDefinition: arn });
    return readAnswer(taskDefinitionAnswer, 'DescribeTaskDefinition', answer).taskDefinition;
  } catch (error) {
    // A deregistered definition is forgotten once nothing refers to it, although stopped tasks still name it:
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deregister-task-definition-v2.html
    if (error instanceof AwsFailure && error.kind === 'not-found') return undefined;
    throw error;
  }
}

import type { Application, Performance } from '../../application.ts';

const NEVER_READY: Omit<Performance, 'lines' | 'ending'> = {
  readyAfterSeconds: null,
  beforeReady: 'refuses',
  routes: {},
  onSigterm: 'ends',
  shutdownLines: [],
};

/** A Python application that reads a variable at import and ends when it is not set. */
export function pythonWithoutVariable(variable: string): Application {
  return (chance) => {
    const afterSeconds = chance.between(2, 3.5);
    const lines = [
      'Traceback (most recent call last):',
      '  File "/app/manage.py", line 7, in <module>',
      '    from shop.settings import settings',
      '  File "/app/shop/settings.py", line 14, in <module>',
      `    url=os.environ["${variable}"],`,
      '        ~~~~~~~~~~^^^^^^^^^^^^^^^^',
      '  File "<frozen os>", line 685, in __getitem__',
      `KeyError: '${variable}'`,
    ];
    return {
      ...NEVER_READY,
      lines: lines.map((text, index) => ({ afterSeconds: afterSeconds + index * 0.001, text })),
      ending: { afterSeconds: afterSeconds + 0.15, exitCode: 1 },
    };
  };
}

/** A job that does its work and ends well. */
export function pythonJob(takesSeconds: number): Application {
  return () => ({
    ...NEVER_READY,
    lines: [
      { afterSeconds: 1, text: 'housekeeping: started' },
      { afterSeconds: takesSeconds - 0.5, text: 'housekeeping: removed 214 expired sessions, done' },
    ],
    ending: { afterSeconds: takesSeconds, exitCode: 0 },
  });
}

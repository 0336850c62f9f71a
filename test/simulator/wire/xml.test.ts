import { describe, expect, it } from 'vitest';
import { toXml } from '../../../src/simulator/wire/xml.ts';

describe('the XML of an output', () => {
  it('writes lists as members, times in UTC, and leaves out what is absent', () => {
    const output = {
      Events: [{ At: new Date(1500), Enabled: false, Count: 0 }, { At: undefined }],
      None: [],
      NextToken: undefined,
    };
    expect(toXml(output)).toBe(
      '<Events><member><At>1970-01-01T00:00:01.500Z</At><Enabled>false</Enabled><Count>0</Count></member>' +
        '<member></member></Events><None></None>',
    );
  });

  it('escapes markup and replaces what XML cannot hold', () => {
    expect(toXml({ Text: '<a href="x">&\r\n\u001b[31m\ud800</a>' })).toBe(
      '<Text>&lt;a href=&quot;x&quot;&gt;&amp;&#xD;\n\ufffd[31m\ufffd&lt;/a&gt;</Text>',
    );
  });
});

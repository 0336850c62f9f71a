import { defineErrorRule } from '../error-rule.ts';

export const plaintextToTlsPort = defineErrorRule({
  id: 'plaintext-to-tls-port',
  title: 'A Kafka client speaks plain text to a port that expects TLS',
  kinds: ['plaintext-to-tls'],
  what: 'speaks PLAINTEXT where its Kafka brokers seem to expect TLS',
  // A heap that is really full can be used up in the same place.
  weight: 'circumstantial',
  means:
    'The client does not speak the protocol of the port that it was given, so it takes the answer for something that it is not.',
  why: 'A Kafka client reads the first four bytes of an answer as its length. Where the broker answers with TLS these make a length of some 300 MiB: the client asks for that much memory at once and ends with “Java heap space”, whatever the application itself needs (KAFKA-4090).',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The stack of the error goes through NetworkReceive or NetworkClient; the values of ConsumerConfig say security.protocol = PLAINTEXT.',
    },
    {
      run: 'openssl s_client -connect BROKER:PORT </dev/null',
      look: 'A certificate is shown: this port speaks TLS (Amazon MSK: 9094, 9096 and 9098 do, 9092 does not).',
    },
  ],
  remedy:
    'Set security.protocol to SSL (with a login: SASL_SSL) in the client, also in the admin client, or give it the port of the brokers that takes PLAINTEXT (Amazon MSK: 9092). More memory does not help.',
  notWhen:
    'If security.protocol fits the port, the heap is really full, perhaps because of large fetches: see runtime-heap-limit.',
  docs: [
    'https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html',
    'https://issues.apache.org/jira/browse/KAFKA-4090',
  ],
});

import type { Application } from '../../application.ts';

/** A Spring Boot application on a fraction of a CPU: it listens only after `readyBetweenSeconds`. */
export function springBoot(readyBetweenSeconds: readonly [number, number]): Application {
  return (chance) => {
    const readyAfterSeconds = chance.between(...readyBetweenSeconds);
    const bootSeconds = (readyAfterSeconds - 1.6).toFixed(3);
    const runningSeconds = readyAfterSeconds.toFixed(3);
    return {
      lines: [
        { afterSeconds: 4, text: logged('Starting BillingApplication v2.14.0 using Java 21 with PID 1') },
        { afterSeconds: 21, text: logged('Bootstrapping Spring Data JPA repositories in DEFAULT mode.') },
        { afterSeconds: 47, text: logged('HikariPool-1 - Start completed.') },
        {
          afterSeconds: 71,
          text: logged('Initialized JPA EntityManagerFactory for persistence unit default'),
        },
        {
          afterSeconds: readyAfterSeconds - 0.1,
          text: logged('Tomcat started on port 8080 (http) with context path "/"'),
        },
        {
          afterSeconds: readyAfterSeconds,
          text: logged(
            `Started BillingApplication in ${bootSeconds} seconds (process running for ${runningSeconds})`,
          ),
        },
      ],
      readyAfterSeconds,
      beforeReady: 'refuses',
      routes: { '/actuator/health': 200 },
      ending: null,
      onSigterm: 'ends',
      shutdownLines: [logged('Commencing graceful shutdown. Waiting for active requests to complete')],
    };
  };
}

function logged(message: string): string {
  return `INFO 1 --- [           main] c.e.billing.BillingApplication : ${message}`;
}

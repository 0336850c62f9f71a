/**
 * What applications write when they cannot start or go on, whatever language they are written in. Patterns are linear
 * and are tried on one log event at a time; the first that matches wins, specific ones before general ones.
 */
export const ERROR_LINES = [
  {
    // A Kafka client that speaks plain text takes the first bytes of a TLS answer for the length of a message:
    // https://issues.apache.org/jira/browse/KAFKA-4090
    kind: 'plaintext-to-tls',
    pattern:
      /OutOfMemoryError: Java heap space[\s\S]{0,800}?org\.apache\.kafka\.common\.network\.NetworkReceive\.|incorrect security\.protocol configuration \(connecting to a SSL listener\?\)/,
  },
  {
    // What it needs, or its own data, is of a version that it does not take.
    kind: 'version-mismatch',
    pattern:
      /\bconnecting to Redis [\d.]+|You have already activated \S+ [\d.]+, but your Gemfile requires|Redis server is running [\d.]+; |requires Redis [\d.]+|(?:requires|needs) (?:Java|Node(?:\.js)?|Python|PHP|Ruby|glibc|PostgreSQL|MySQL|MariaDB|MongoDB|Elasticsearch|Kafka) (?:version )?>?=?\s?v?\d|Your Ruby version is [\d.]+, but your Gemfile specified|is not compatible with this version|Wrong mongod version|UPGRADE PROBLEM|Can't handle RDB format version|schema version compatibility check failed|Invalid MySQL server (?:up|down)grade|Downgrade detected|required feature flag not enabled|Unsupported (?:server|database|schema) version|database (?:schema )?version \S{1,40} is (?:newer|too (?:new|old))|was compiled against a different Node\.js version|unsupported PostgreSQL version|server version .{1,40}(?:not supported|too old)/i,
  },
  {
    kind: 'configuration',
    pattern:
      /FPM initialization failed|Database is uninitialized and (?:superuser )?password|\b[A-Z][A-Z\d]*_[A-Z\d_]+: undefined \(Required\)|Invalid environment variables|required key [A-Z\d_]+ missing value|value: NotPresent\b|missing field [`'"]\w+[`'"] in config|Failed to configure a DataSource|No application encryption key has been specified|Could not locate a Flask application|App keys are required|no hostname setting provided|Mismatching encryption keys|invalid config key|Invalid config, exiting|Missing env var: |invalid truth value|configuration error|has not been (?:set|configured)|(?:failed|unable|cannot|could not) to (?:get|load|read|parse|unmarshal)(?: the)? config|cannot unmarshal the configuration|invalid (?:configuration|config file|value for (?:environment|env))|unknown (?:configuration|config) (?:key|option)/i,
  },
  {
    kind: 'configuration',
    pattern:
      /flag provided but not defined|\b(?:unknown|unrecogni[sz]ed) (?:flag|option|shorthand flag|(?:command-line )?arguments?|VM option)\b|Invalid (?:initial|maximum) heap size|\byaml: line \d+: |TOML parse error|Error loading config\b|(?:failed|unable) to parse \S+\.(?:json|ya?ml|hcl|toml|conf)\b|\bLicen[sc]e (?:has |is )?(?:invalid|expired)/i,
  },
  {
    // What libraries say of a setting that they were not given, each in its own words.
    kind: 'configuration',
    pattern:
      /ImproperlyConfigured|MissingMandatoryValue|ConfigException\$(?:Missing|UnresolvedSubstitution)|Failed to bind properties under|Could not locate PropertySource and the fail fast|No resolvable bootstrap urls|No spring\.config\.import property|Config data resource '.{1,200}' via location|[Cc]onfig\w*\.\S{1,80} Error:Field validation for|invalid (?:DSN|connection string)\b|BadDsn|DsnParseError|Region is missing|configure the client with an SDK key|(?:supabaseUrl|API "url") is required|Neither apiKey nor|accountSid must start|requires that you name this application|Please define a `secret`|Missing encryption key to decrypt|incorrect key length|could not fetch application environment|Required configuration option|Dialect needs to be explicitly supplied|client password must be a string|DialectResolutionInfo cannot be null|claims to not accept jdbcUrl|registration '\w+' must not be empty|Configuration property "[^"]+" is not defined|Missing environment variables|: parameter not set$|: unbound variable$|are set \(but are exclusive\)|neither [A-Z_]+ nor [A-Z_]+ is set/i,
  },
  {
    kind: 'configuration',
    pattern:
      /required (?:flag\(s\)|arguments? (?:were|was) not provided)|the following (?:required )?arguments (?:are required|were not provided)|unexpected argument '|unexpected extra argument|Missing required option|bad option: -|[Ii]llegal option -|invalid option$|invalid value "[^"]*" for flag|unknown command "|No such command '|Invalid value for '-|could not load the default credentials|could not find default credentials|ProfileNotFound|\[TokenInvalid\]|discord\.errors\.LoginFailure|telegram\.error\.InvalidToken/,
  },
  {
    kind: 'connection-refused',
    pattern:
      /\bECONNREFUSED\b|BrokerUnreachableException|Broker may not be available|Connection refused|could not connect to server|Can't reach database server at|Communications link failure|Can't connect to (?:local )?MySQL server|actively refused it|connect: connection refused|Error \d+ connecting to \S+|NoBrokersAvailable|Node may not be available|AMQPConnectionError|ConnectionClosedByBroker(?!: \(403\))/i,
  },
  {
    kind: 'connection-timeout',
    pattern:
      /\bETIMEDOUT\b|timeout expired|connection timed out|Connection attempt timed out|connect timeout|Timeout connecting to server|Connection is not available, request timed out|Failed to initialize pool|QueuePool limit of size|i\/o timeout|Server ?Selection ?(?:Timeout)?Error|node assignment|NoHostAvailable|NoNodeAvailable|NoServerAvailable|No primary\w* server is available|No route to host|\bEHOSTUNREACH\b|\bENETUNREACH\b|Network is unreachable|Broker transport failure|brokers? (?:connections )?are down|KafkaJSConnectionError|KafkaJSNumberOfRetriesExceeded|Timeout acquiring a connection|ConnectionAcquireTimeoutError/i,
  },
  {
    kind: 'database-login',
    pattern:
      /password authentication failed|Access denied for user|SASL authentication failed|Authentication failed against database server|no pg_hba\.conf entry|WRONGPASS|NOAUTH Authentication required|P1000|28P01|Login failed for user|ACCESS_REFUSED - Login|MongoServerError: Authentication failed|SASL authentication error|ORA-01017|username or password not allowed|invalid username-password pair|ER_NOT_SUPPORTED_AUTH_MODE|SaslAuthenticationException|Authorization Violation/i,
  },
  {
    // What others answer once an application has failed too often: the failures before are the cause.
    kind: 'shut-out',
    pattern:
      /is blocked because of many connection errors|Too many connections|remaining connection slots are reserved|too many clients already/i,
  },
  {
    kind: 'database-missing',
    pattern: /database "[^"]+" does not exist|Unknown database|3D000|Cannot open database/i,
  },
  {
    kind: 'name-resolution',
    pattern:
      /\bENOTFOUND\b|EAI_AGAIN|could not translate host name|Name or service not known|Temporary failure in name resolution|nodename nor servname|no such host|UnknownHostException|getaddrinfo|Name does not resolve|host not found in upstream|could not resolve address '/i,
  },
  {
    kind: 'tls',
    pattern:
      /certificate verify failed|invalid peer certificate|UnknownIssuer|self.signed certificate|unable to get local issuer certificate|SSL routines|x509: certificate|CERTIFICATE_VERIFY_FAILED|certificate has expired|unable to verify the first certificate|SSLHandshakeException|HANDSHAKE_SSL_ERROR|PKIX path building failed|PEM routines:|key values mismatch|private key does not match|digital envelope routines|failed to find any PEM data|no encryption/i,
  },
  {
    // Names of environment variables are in capitals: a lower-case key that is missing is an ordinary fault.
    kind: 'configuration',
    pattern:
      /KeyError: ['"][A-Z][A-Z0-9_]+['"]|Set the [A-Z0-9_]+ environment variable|The [A-Z_]+ setting must not be empty|Environment variable not found: [A-Z]|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+["']? (?:is not set|not set|is not defined|is required|must be set|must be provided|is missing)|key not found: "[A-Z]/,
  },
  {
    kind: 'configuration',
    pattern:
      /(?:environment variable|env(?:ironment)? var)\S* .{0,60}(?:not (?:set|defined|found)|is required|missing|undefined)|missing required (?:environment|env|config)|Field required \[type=missing|validation errors? for \w*Settings|Could not resolve placeholder '|P1012|Missing `secret_key_base`|ConnectionString property has not been initialized|Config validation error/i,
  },
  {
    kind: 'module-missing',
    pattern:
      /Couldn't find a valid ICU package|run "prisma generate"|Could not find Prisma Schema|Please install \w+ package manually|driver "\w+" is unknown|No module named \S|Could not execute because the specified command or file was not found|The application to execute does not exist|LinkageError|Could not open input file|uninitialized constant|requires cgo to work|Executable doesn't exist at|ERR_UNKNOWN_FILE_EXTENSION|Couldn't find a package\.json|No package\.json|Error opening zip file or JAR manifest|agent library failed to init|could not find driver|ModuleNotFoundError|ImportError:|Cannot find module|ERR_MODULE_NOT_FOUND|ERR_REQUIRE_ESM|ClassNotFoundException|NoClassDefFoundError|cannot load such file|LoadError|Could not load file or assembly|error while loading shared libraries|cannot open shared object file|version `GLIBC\w*_[\d.]+' not found|Could not find or load main class|no main manifest attribute|Could not locate Gemfile|GemNotFound|Class ["'][^"']+["'] not found|make sure the PHP \w+ extension is installed|Call to undefined function \w+\(|undefined symbol: |Failed to find Server Action|Could not load the "\w+" module|Error relocating \S+: .{0,80}symbol not found|You must install or update \.NET|The framework '[^']+', version '[^']+'.{0,20}was not found|in (?:any of the sources|locally installed gems)\b|Can't locate \S+ in @INC|cannot get bootfile/i,
  },
  {
    kind: 'syntax',
    pattern:
      /SyntaxError|IndentationError|Unexpected token|Syntax error: |syntax error: unexpected|syntax error, unexpected|Parse error:|Unsupported class file major version|UnsupportedClassVersionError/i,
  },
  {
    kind: 'module-missing',
    pattern: /Error loading ASGI app|Could not import module|Failed to find attribute '\w+' in/i,
  },
  {
    kind: 'port-in-use',
    pattern:
      /EADDRINUSE|A server is already running\b|seems to be in use by another Erlang node|address already in use|Address in use|Connection in use: |port \d+ was already in use|That port is already in use|Failed to bind to address|bind\(\) to \S+ failed \(98|Only one usage of each socket address/i,
  },
  {
    kind: 'permission',
    pattern:
      /Failed to create CoreCLR, HRESULT: 0x80004005|\bEACCES\b|Permission denied|PermissionError|\bEPERM\b|bind\(\) to \S+ failed \(13|Operation not permitted|Read-only file system|Unable to write in the "|must be present and writable|grant write permission|unable to find user \S+: no matching entries|cannot get uid for user|' is not writable|Operating system error number 13|effective uid is not 0|\bEROFS\b/i,
  },
  {
    kind: 'file-missing',
    pattern:
      /\bENOENT\b|No such file or directory|FileNotFoundError|NoSuchFileException|Unable to access jarfile|Could not find a production build|can't open file|No config file '|cannot open \S+: No such file|can't open \S+: no such file|config(?:uration)?(?: file)? "?\/\S+ not found|ecosystem\.config\.js not found|Procfile does not exist|does not exist in section|pattern matches no files|not found: (?:\/|\.\/)/i,
  },
  {
    kind: 'command-missing',
    pattern:
      /^\S*:? ?(?:line \d+: |\d+: )?\S+: (?:command )?not found$|missing script: |executable file not found in \$PATH|command not found: \S|: exec: [\w./-]+: not found$|failed to exec '[^']+': command not found|Command "\w+" not found\.|Could not find command/i,
  },
  {
    kind: 'architecture',
    pattern: /exec format error|wrong ELF class|invalid ELF header|cannot execute binary file/i,
  },
  {
    kind: 'migration',
    pattern:
      /trying to acquire a postgres advisory lock|migration directory is corrupt|Migration file of version .{1,80} is missing|was previously applied but has been modified|FlywaySqlScriptException|Ecto\.MigrationError|Migration checksum mismatch|InconsistentMigrationHistory|MigrationLocked|need to initialize the database|database needs bootstrapping|due to lock timeout|Can't locate revision identified by|Multiple head revisions|Target database is not up to date|migrat\w+ .{0,40}(?:fail|error)|P30\d\d|FlywayException|Validate failed: Migrations|Liquibase.*Exception|PendingMigrationError|relation "[^"]+" (?:does not exist|already exists)|django\.db\.utils\.(?:ProgrammingError|OperationalError)|column .+ does not exist|SQLSTATE\[/i,
  },
  {
    kind: 'task-role',
    pattern:
      /Unable to locate credentials|NoCredentialProviders|CredentialsProviderError|Could not load credentials|is not authorized to perform: |AccessDeniedException|no identity-based policy allows/i,
  },
  {
    kind: 'processor-feature',
    pattern:
      /Illegal instruction|requires a CPU with AVX|compiled to use AVX instructions|Unsupported system page size/i,
  },
  {
    kind: 'data-locked',
    pattern:
      /DBPathInUse|Unable to lock the lock file|lock file "?postmaster\.pid"? already exists|LockObtainFailedException|failed to obtain (?:node|in-memory shard) locks?|another (?:\w+ ){0,3}(?:instance|process|server) is (?:already )?(?:running|using|accessing)|Unable to lock \S*ibdata|(?:database|storage|data directory|repository|home) is (?:already )?(?:locked|in use) by another/i,
  },
  {
    kind: 'kernel-limit',
    pattern:
      /\bEMFILE\b|\bENFILE\b|Too many open files|bootstrap checks? failed|max_map_count|max file descriptors \[/i,
  },
  { kind: 'disk-full', pattern: /\bENOSPC\b|No space left on device/i },
  {
    kind: 'proxy-configuration',
    pattern:
      /nginx: \[emerg\]|\[emerg\] \d+#\d+:|AH00526: |\[ALERT\] {1,8}\(\d+\) : config|adapting config using|unrecognized directive|error initializing config(?:uration)? '/i,
  },
  {
    kind: 'host-header',
    pattern: /Invalid HTTP_HOST header|DisallowedHost|Blocked hosts?: |Invalid Host header/i,
  },
  {
    kind: 'framework',
    pattern:
      /APPLICATION FAILED TO START|Error creating bean with name|required a bean of type|form a cycle:|Unable to build Hibernate|HibernateException|AnnotationException|PropertyReferenceException|Application run failed|BeanCreationException|UnsatisfiedDependencyException|Web server failed to start/i,
  },
  { kind: 'framework', pattern: /Nest can't resolve dependencies|Unable to connect to the database/i },
  {
    kind: 'framework',
    pattern:
      /Application startup failed\. Exiting|Error starting Micronaut server|Metabase Initialization FAILED|WFLYCTL0013: Operation \("deploy"\) failed|Exception during pool initialization|error initializing DB\b/i,
  },
  {
    kind: 'uncaught',
    pattern:
      /^panic: |^Process terminated\. |fatal error: |Traceback \(most recent call last\)|Uncaught(?:Exception)?|UnhandledPromiseRejection|Unhandled exception|Exception in thread "main"|thread '[^']*' panicked at|PHP Fatal error|(?<![-\w])FATAL\b(?!["'])|bundler: failed to load command/i,
  },
  {
    kind: 'framework',
    pattern:
      /App failed to load|Worker failed to boot|\brefus(?:es|ing) to (?:start|boot)\b|Could not spawn process for application/i,
  },
  {
    kind: 'uncaught',
    pattern:
      /\bentered FATAL state|Kernel pid terminated|init terminating in do_boot|Runtime terminating during boot|there is no reactor running|Bad file format reading the append only file|^initdb: error: /,
  },
  // The exceptions of Ruby need not end in “Error”: ActiveSupport::MessageEncryptor::InvalidMessage.
  { kind: 'uncaught', pattern: /(?:^|\n)\s*(?:[A-Z]\w*::)+[A-Z]\w*: \S/ },
  { kind: 'uncaught', pattern: /(?:^|\n)\s*(?:[\w$]+\.)*[A-Z]\w*(?:Error|Exception)(?::|\n|$)/ },
] as const;

/** A refusal as AWS words it. Its `name` is the error code, as in the errors of the SDK. */
export class ApiError extends Error {
  readonly httpStatus: number;

  constructor(code: string, message: string, httpStatus = 400) {
    super(message);
    this.name = code;
    this.httpStatus = httpStatus;
  }
}

/** `message` is one sentence for a person. */
export class SaysoError extends Error {
    name = "SaysoError";
    code;
    constructor(code, message, options) {
        super(message, options);
        this.code = code;
    }
}

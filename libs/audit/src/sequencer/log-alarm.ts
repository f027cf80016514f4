/** The log is not what it was: the sequencer goes no further, and somebody has to look. */
export class LogAlarm extends Error {
  override readonly name = 'LogAlarm';
}

/** Open TCP connections of this process, listening sockets not counted. */
export function openTcpSockets(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;
}

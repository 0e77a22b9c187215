import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the range from which the system takes ports for outgoing connections (32768 and up on Linux):
 * while a server restarts, no client socket can then take its port, not even a client of that server.
 */
const lowestPort = 20_000;
const highestPort = 32_000;
const maxTries = 100;

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
	});
}

/** Finds different free ports on 127.0.0.1. */
export async function freeLoopbackPorts(count: number): Promise<readonly number[]> {
	const found = new Set<number>();
	for (let tries = 0; tries < maxTries && found.size < count; tries += 1) {
		const port = randomInt(lowestPort, highestPort);
		if (!found.has(port) && (await isFree(port))) found.add(port);
	}
	if (found.size < count)
		throw new Error(`No ${count} free ports between ${lowestPort} and ${highestPort} on 127.0.0.1.`);
	return [...found];
}

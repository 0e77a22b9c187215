import { createServer, type RequestListener } from 'node:http';

export interface Listening {
	/** Without a final slash. */
	readonly url: string;
	readonly close: () => Promise<void>;
}

/** Serves on 127.0.0.1 only; port 0 takes a free one. Closing cuts connections that are still open. */
export function listenOnLoopback(listener: RequestListener, port = 0): Promise<Listening> {
	const server = createServer(listener);
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const boundPort = typeof address === 'object' && address !== null ? address.port : port;
			resolve({
				url: `http://127.0.0.1:${boundPort}`,
				close: () =>
					new Promise<void>((done) => {
						server.close(() => done());
						server.closeAllConnections();
					}),
			});
		});
	});
}

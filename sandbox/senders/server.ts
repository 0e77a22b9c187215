import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import { listenOnLoopback, type Listening } from '../http/listen';
import { createSender } from './sender';
import { tellStory } from './tell-story';
import { acceleratedTime } from './time';
import { vendorSenders } from './vendors';

const share = z.number().min(0).max(1).default(0);
const order = z
	.object({
		url: z.string().url(),
		secret: z.string().optional(),
		encoding: z.string().optional(),
		method: z.enum(['POST', 'PUT', 'PATCH']).optional(),
		seed: z.number().int().default(1),
		clients: z.number().int().positive().default(10),
		deliveries: z.number().int().positive().default(40),
		twins: share,
		forged: share,
		dropped: share,
		order: z.enum(['given', 'reversed', 'shuffled']).default('given'),
		concurrency: z.number().int().positive().max(100).default(5),
		speed: z.number().positive().default(100),
	})
	.strict();

const single = order
	.pick({ url: true, secret: true, encoding: true, method: true })
	.extend({ payload: z.unknown() });
const pinged = order.pick({ url: true });

const system = z.enum(['zenoti', 'wellnessliving']);

/** The vendors as senders, to be told over HTTP whom to call; on 127.0.0.1 only. */
export function startSenders(port = 0): Promise<Listening> {
	const app = express();
	app.disable('x-powered-by');
	app.use(express.json({ limit: '5mb' }));
	app.post(
		'/:system/story',
		parsed(order, async (name, body) => (await tellStory({ ...body, system: name })).summary),
	);
	app.post(
		'/:system/deliver',
		parsed(single, async (name, { payload, ...to }) => senderFor(name, to).deliver(payload)),
	);
	app.post(
		'/:system/ping',
		parsed(pinged, async (name, to) => senderFor(name, to).ping()),
	);
	return listenOnLoopback(app, port);
}

type System = z.infer<typeof system>;

/** Chance only moves the pauses between retries here, so the middle will do. */
const halfway = () => 0.5;

function senderFor(name: System, to: Omit<z.infer<typeof single>, 'payload'>) {
	const { profile, schedule, secret } = vendorSenders[name];
	const { url, encoding, method } = to;
	return createSender({
		profile,
		schedule,
		url,
		secret: to.secret ?? secret,
		...(encoding === undefined ? {} : { encoding }),
		...(method === undefined ? {} : { method }),
		random: halfway,
		...acceleratedTime(100),
	});
}

function parsed<Schema extends z.ZodTypeAny>(
	schema: Schema,
	handler: (name: System, body: z.output<Schema>) => Promise<unknown>,
) {
	return async (request: Request, response: Response): Promise<void> => {
		const name = system.safeParse(request.params.system);
		const body = schema.safeParse(request.body);
		if (!name.success) response.status(404).json({ problems: name.error.issues });
		else if (!body.success) response.status(400).json({ problems: body.error.issues });
		else response.json(await handler(name.data, body.data));
	};
}

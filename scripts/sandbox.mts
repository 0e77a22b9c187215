import { parseArgs } from 'node:util';
import { professionalLimit, startHubSpot } from '../sandbox/hubspot';
import { startQuickBooks, vendorLimit } from '../sandbox/quickbooks';
import { vendorSenders } from '../sandbox/senders';
import { startSenders } from '../sandbox/senders/server';
import { startWellnessLivingApi } from '../sandbox/wellnessliving-api';
import { starterLimits, startXero } from '../sandbox/xero';
import { vendorLimit as zenotiLimit, startZenotiApi } from '../sandbox/zenoti-api';

/**
 * `npm run sandbox`: the stand-ins on fixed loopback ports until Ctrl+C.
 * Ports: --hubspot-port / SANDBOX_HUBSPOT_PORT (4610), --senders-port / SANDBOX_SENDERS_PORT (4611),
 * --quickbooks-port / SANDBOX_QUICKBOOKS_PORT (4612),
 * --xero-port / SANDBOX_XERO_PORT (4613), --zenoti-port / SANDBOX_ZENOTI_PORT (4614),
 * --wellnessliving-port / SANDBOX_WELLNESSLIVING_PORT (4615).
 */
const { values } = parseArgs({
	options: {
		'hubspot-port': { type: 'string', default: process.env.SANDBOX_HUBSPOT_PORT ?? '4610' },
		'senders-port': { type: 'string', default: process.env.SANDBOX_SENDERS_PORT ?? '4611' },
		'xero-port': { type: 'string', default: process.env.SANDBOX_XERO_PORT ?? '4613' },
		'zenoti-port': { type: 'string', default: process.env.SANDBOX_ZENOTI_PORT ?? '4614' },
		'wellnessliving-port': { type: 'string', default: process.env.SANDBOX_WELLNESSLIVING_PORT ?? '4615' },
		'quickbooks-port': { type: 'string', default: process.env.SANDBOX_QUICKBOOKS_PORT ?? '4612' },
		'rate-limit': { type: 'boolean', default: false },
		'studio-properties': { type: 'boolean', default: false },
	},
});

const hubSpot = await startHubSpot({
	port: Number(values['hubspot-port']),
	rateLimit: values['rate-limit'] ? professionalLimit : null,
	withStudioProperties: values['studio-properties'],
});
const quickBooks = await startQuickBooks({
	port: Number(values['quickbooks-port']),
	rateLimit: values['rate-limit'] ? vendorLimit : null,
});
const senders = await startSenders(Number(values['senders-port']));
const xero = await startXero({
	port: Number(values['xero-port']),
	rateLimit: values['rate-limit'] ? starterLimits : null,
});
const zenotiApi = await startZenotiApi({
	port: Number(values['zenoti-port']),
	rateLimit: values['rate-limit'] ? zenotiLimit : null,
});
const wellnessLivingApi = await startWellnessLivingApi({ port: Number(values['wellnessliving-port']) });

console.log(`Studio Ops sandbox. Everything is invented and listens on this machine only. Ctrl+C stops it.

HubSpot stand-in      ${hubSpot.url}
  In n8n, credential "Studio HubSpot API": Environment = Custom, Base URL = ${hubSpot.url}
  Access token        ${hubSpot.token}
  Requests so far     curl ${hubSpot.url}/__sandbox/journal
  Records per client  curl '${hubSpot.url}/__sandbox/records?type=contacts&key=studio_client_id'
  Break something     curl -X POST ${hubSpot.url}/__sandbox/faults -H 'content-type: application/json' -d '{"status":503,"times":3}'
  Start over          curl -X POST ${hubSpot.url}/__sandbox/reset
  The studio's own properties ${values['studio-properties'] ? 'exist' : 'do not exist yet: run the operation Set Up of Studio CRM'}.

Xero stand-in         ${xero.url}
  In n8n, credential "Studio Xero OAuth2 API": Environment = Custom, Base URL = ${xero.url}, client sandbox-client, secret sandbox-client-secret
  By hand             access token ${xero.token} (30 minutes), tenant ${xero.tenantId}
  Trial balance       curl ${xero.url}/__sandbox/trial-balance
  Close a period      curl -X POST ${xero.url}/__sandbox/lock -H 'content-type: application/json' -d '{"period":"2026-10-31"}'
  Break something     curl -X POST ${xero.url}/__sandbox/faults -H 'content-type: application/json' -d '{"status":500,"times":1}'

QuickBooks stand-in   ${quickBooks.url}
  In n8n, credential "Studio QuickBooks Online OAuth2 API": Environment = Custom, Base URL = ${quickBooks.url},
                      Client ID = ${quickBooks.clientId}, Client Secret = ${quickBooks.clientSecret}
  Company id          ${quickBooks.realmId}
  Access token        ${quickBooks.token} (one hour; another: curl -X POST ${quickBooks.url}/__sandbox/token)
  Trial balance       curl ${quickBooks.url}/__sandbox/trial-balance
  Documents by number curl ${quickBooks.url}/__sandbox/documents
  Break something     curl -X POST ${quickBooks.url}/__sandbox/faults -H 'content-type: application/json' -d '{"dropAfterWrite":true}'
  Edit as a person    curl -X POST ${quickBooks.url}/__sandbox/edit -H 'content-type: application/json' \\
                        -d '{"number":"ZD-NORTH-261120-1","change":{"kind":"amount","hundredths":500}}'

Zenoti API stand-in   ${zenotiApi.url}
  In n8n, credential "Zenoti API": Environment = Custom, Base URL = ${zenotiApi.url}, API key = ${zenotiApi.apiKey}
  The senders' story  curl -X POST ${zenotiApi.url}/__sandbox/story -H 'content-type: application/json' \\
                        -d '{"clients":10,"deliveries":40,"forged":0.05}' (the one told below: the same people, also by API)
  A day at the till   curl -X POST ${zenotiApi.url}/__sandbox/till
  Work at the desk    curl -X POST ${zenotiApi.url}/__sandbox/desk/addGuest -H 'content-type: application/json' -d '{"lastName":"Quill"}'
                        (book, move, cancel, checkIn, closeInvoice, refund, voidInvoice …; ids and webhooks in the answers)
  What is there       curl ${zenotiApi.url}/__sandbox/state

WellnessLiving API    ${wellnessLivingApi.url}
  In n8n, credential "WellnessLiving API": Environment = Custom, Base URL = ${wellnessLivingApi.url},
                      Token URL = ${wellnessLivingApi.tokenUrl},
                      Region = North America, Business ID = ${wellnessLivingApi.businessId},
                      Client ID = ${wellnessLivingApi.clientId}, Client Secret = ${wellnessLivingApi.clientSecret}
  The senders' story  curl -X POST ${wellnessLivingApi.url}/__sandbox/story -H 'content-type: application/json' \\
                        -d '{"clients":10,"deliveries":40,"forged":0.05}' (a day at the till: /__sandbox/till)
  A report that hangs curl -X POST ${wellnessLivingApi.url}/__sandbox/reports -H 'content-type: application/json' -d '{"act":"hold","report":739}'
  What is there       curl ${wellnessLivingApi.url}/__sandbox/records

Senders               ${senders.url}
  Zenoti              credential "Zenoti Webhook API": signing secret = ${vendorSenders.zenoti.secret}
  WellnessLiving      credential "WellnessLiving Webhook API": webhook key = ${vendorSenders.wellnessliving.secret}
  Tell a story        curl -X POST ${senders.url}/zenoti/story -H 'content-type: application/json' \\
                        -d '{"url":"<production URL of the trigger>","clients":10,"deliveries":40,"twins":0.3,"forged":0.05}'
  Test button         curl -X POST ${senders.url}/zenoti/ping -H 'content-type: application/json' -d '{"url":"<URL>"}'
  The same under /wellnessliving.`);

let stopping = false;
const stop = async () => {
	if (stopping) return;
	stopping = true;
	const standIns = [hubSpot, quickBooks, senders, xero, zenotiApi, wellnessLivingApi];
	await Promise.all(standIns.map((one) => one.close()));
	console.log('Sandbox stopped.');
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

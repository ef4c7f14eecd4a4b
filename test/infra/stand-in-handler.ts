import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

// Stands in for the API's handler where only the stack or the bundler is tested: the same libraries, opened and not called.
const doc = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const app = new Hono()
app.get('/v1/capabilities', (context) => context.text(new Error(doc.constructor.name).stack ?? ''))

export const handler = handle(app)

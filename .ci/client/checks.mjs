import assert from 'node:assert/strict'

export const result = { passed: 0, failed: 0 }

/** One thing that must hold. A failure is told and counted, and what follows goes on. */
export async function check(name, body) {
  try {
    await body()
    result.passed++
    console.log(`ok      ${name}`)
  } catch (error) {
    result.failed++
    console.log(`FAILED  ${name}\n        ${String(error.message).replaceAll('\n', '\n        ')}`)
  }
}

/**
 * Holds a value against a pattern: an object's named fields, arrays in full, functions as conditions, all
 * else as equal. Fields that the pattern does not name are free, as they are to a client.
 */
export function holds(actual, pattern, path = '$') {
  if (typeof pattern === 'function') {
    assert.ok(pattern(actual), `${path} is ${JSON.stringify(actual)}`)
  } else if (Array.isArray(pattern)) {
    assert.ok(Array.isArray(actual), `${path} is no array: ${JSON.stringify(actual)}`)
    assert.equal(actual.length, pattern.length, `${path} has ${actual.length} elements: ${JSON.stringify(actual)}`)
    pattern.forEach((each, i) => holds(actual[i], each, `${path}[${i}]`))
  } else if (pattern !== null && typeof pattern === 'object') {
    assert.ok(actual !== null && typeof actual === 'object', `${path} is ${JSON.stringify(actual)}`)
    for (const [name, each] of Object.entries(pattern)) {
      holds(actual[name], each, `${path}.${name}`)
    }
  } else {
    assert.equal(actual, pattern, `${path} is ${JSON.stringify(actual)} and not ${JSON.stringify(pattern)}`)
  }
}

/** A reply, or an event: a success with this data. */
export function succeeds(frame, data = {}) {
  holds(frame, { status: 'success', data })
}

/** A refusal with this code, and words for people. */
export function refuses(frame, code, more = {}) {
  holds(frame, { status: 'error', message: isText, data: { code, retryable: isBoolean, ...more } })
}

export const absent = (value) => value === undefined
export const isText = (value) => typeof value === 'string' && value !== ''
export const isBoolean = (value) => typeof value === 'boolean'
export const isCount = (value) => Number.isInteger(value) && value >= 0

/** Epoch milliseconds of the last minutes: a test takes no longer. */
export const isRecent = (value) => Number.isInteger(value) && Math.abs(Date.now() - value) < 600_000

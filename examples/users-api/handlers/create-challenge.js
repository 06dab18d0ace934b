// Makes a code of six digits and mails it; a second try asks for the same code.
const { randomInt } = require("node:crypto");
const { SESv2Client, SendEmailCommand } = require("@aws-sdk/client-sesv2");

const mail = new SESv2Client({});

exports.handler = async (event) => {
  const before = event.request.session.at(-1)?.challengeMetadata;
  let code = before?.startsWith("CODE-") ? before.slice("CODE-".length) : undefined;
  if (code === undefined) {
    code = String(randomInt(1_000_000)).padStart(6, "0");
    const { email } = event.request.userAttributes;
    if (email !== undefined) {
      await mail.send(
        new SendEmailCommand({
          FromEmailAddress: process.env.SENDER,
          Destination: { ToAddresses: [email] },
          Content: { Simple: { Subject: { Data: "Your code" }, Body: { Text: { Data: `Your code is ${code}` } } } },
        }),
      );
    }
  }
  event.response.publicChallengeParameters = {};
  event.response.privateChallengeParameters = { code };
  event.response.challengeMetadata = `CODE-${code}`; // seen by the triggers alone
  return event;
};

// Says which challenge is next: up to three codes, then the tokens or a refusal.
exports.handler = async (event) => {
  const answers = event.request.session;
  const last = answers[answers.length - 1];
  const right = last?.challengeName === "CUSTOM_CHALLENGE" && last.challengeResult === true;
  event.response.issueTokens = right;
  event.response.failAuthentication = !right && answers.length >= 3;
  if (!right && answers.length < 3) event.response.challengeName = "CUSTOM_CHALLENGE";
  return event;
};

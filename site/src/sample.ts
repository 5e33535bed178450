/** An article for trying Sayso: ours, its people and places invented, every kind of speech in it. */
export const sample = `Ferries to stop for nine days as Calder Sound inspects its fleet

PORT ELLERBY (The Ellerby Courier) - Calder Sound will withdraw all eleven of its ferries for nine days after engineers found cracks in the steering gear of two ships, Transport Minister Mara Veld told parliament on Tuesday.

“No ship will sail until I have seen the report myself. I know what this means for the islands. We will pay for every cancelled ticket,” Veld said.

She said the cracks had first been noticed in March, four months before the company reported them.

The ferries carried 1.4 million passengers last year, 12 percent more than the year before. The oldest ship, the Northern Light, entered service in 1986. Under the country’s shipping law, an operator must report damage to steering gear within 72 hours.

The company denied that it had broken the law. “Our inspectors acted,” said Tomas Rehn, the chief executive of Calder Sound Ferries, “as soon as they understood what they had found.”

Rehn called the minister’s decision “a serious mistake” that would cost the islands more than it saved. He promised that two replacement ships would arrive from Osterhavn by Friday.

According to a survey by the Island Chamber of Commerce, six in ten businesses expect to lose money this month. Its director, Ines Okafor-Lind, urged the government to open the military airfield on Skarra to civilian flights.

“We have been asking for a second route for ten years,” she said. “Nobody listened. Now everybody is surprised.”

Two people who worked on the inspection said the cracks were caused by a change of supplier in 2021. They asked not to be named because they were not allowed to speak to the press. A spokeswoman for the Maritime Safety Agency said the agency had not yet reached a conclusion.

The crossing to Skarra takes two hours, longer than any other route in the sound. Most islanders say they can wait.

Henrik Aldane, who runs the only pharmacy on the island, is less patient. Medicines for about 200 people arrive by ship, and his shelves hold enough for five days, he said.

“If the ships are not back by the weekend, people will get ill,” Aldane told the Courier. “It is as simple as that.”

Opposition leader Jonas Thale said the government had known about the problem since spring and must publish every letter it received. The ministry rejected the accusation.

Forecasters expect calm seas until Sunday. Veld is due to visit Skarra on Thursday.
`;
